package io.sluice.privacy;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Removes a person from PostgreSQL. Of the lead stays a row that tells nobody, and what {@link
 * KeptColumns} names; the append-only ledgers are not touched.
 */
@Repository
class DatabaseErasure {

  /** With fewer leads than this from the same source, the source would tell who it was. */
  private static final int CROWD = 5;

  private final PersonTables tables;
  private final ContactsElsewhere elsewhere;
  private final JdbcClient jdbc;
  private final Clock clock;

  DatabaseErasure(PersonTables tables, ContactsElsewhere elsewhere, JdbcClient jdbc, Clock clock) {
    this.tables = tables;
    this.elsewhere = elsewhere;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Removes all there is; what is gone already is not counted.
   *
   * @return how many rows were deleted or blanked, by table
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Map<String, Long> remove(Person person) {
    var removed = new LinkedHashMap<String, Long>();
    var accounts = findAccounts(person);
    forgetTries(person);
    forgetMerges(person);
    removed.put(PersonTables.LEAD, (long) blankLead(person));
    removed.put("lead_contact of other leads", (long) forgetAsContact(person));
    for (var table : tables.childrenFirst()) {
      if (!table.name().equals(PersonTables.LEAD)) {
        removed.put(table.name(), (long) remove(table, person));
      }
    }
    removed.put("account", (long) forgetDeserted(accounts));
    removed.values().removeIf(count -> count == 0);
    return removed;
  }

  /**
   * Which tables still hold an address of theirs, with how many rows: what others wrote of them.
   * What is to become of it is for people to say.
   */
  Map<String, Long> findLeftovers(Person person) {
    var found = new LinkedHashMap<String, Long>();
    var patterns = person.patterns();
    for (var table : tables.all()) {
      if (patterns.length > 0) {
        var count =
            jdbc.sql("select count(*) from %s t where t::text ~* any(:patterns)".formatted(table))
                .param("patterns", patterns)
                .query(Long.class)
                .single();
        if (count > 0) {
          found.put(table, count);
        }
      }
    }
    return found;
  }

  private int remove(PersonTable table, Person person) {
    var blanked = KeptColumns.blanked(table);
    if (blanked.isEmpty()) {
      return jdbc.sql("delete from %s t where %s".formatted(table.name(), table.where()))
          .param("ids", person.ids())
          .param("patterns", person.patterns())
          .update();
    }
    return blanked.get().isEmpty() ? 0 : blank(table, blanked.get(), person);
  }

  private int blank(PersonTable table, List<String> columns, Person person) {
    var assignments =
        columns.stream().map("%s = null"::formatted).collect(Collectors.joining(", "));
    var known = columns.stream().map("t.%s"::formatted).collect(Collectors.joining(", ", "", ""));
    return jdbc.sql(
            "update %s t set %s where %s and num_nonnulls(%s) > 0"
                .formatted(table.name(), assignments, table.where(), known))
        .param("ids", person.ids())
        .param("patterns", person.patterns())
        .update();
  }

  /** What was to be sent is not tried again. */
  private void forgetTries(Person person) {
    jdbc.sql(
            """
            delete from scheduled_tasks where task_instance in (
              select delivery_id::text from delivery
              where lead_id = any(:ids) or lead_id is null and recipient ~* any(:patterns))
            """)
        .param("ids", person.ids())
        .param("patterns", person.patterns())
        .update();
  }

  /** What a merge that was undone wrote on a lead that is another person's stays with that one. */
  private void forgetMerges(Person person) {
    for (var table : List.of("lead_fact", "consent")) {
      jdbc.sql(
              """
              update %s set merge_id = null where lead_id <> all(:ids) and merge_id in (
                select merge_id from lead_merge
                where lead_id = any(:ids) or duplicate_id = any(:ids))
              """
                  .formatted(table))
          .param("ids", person.ids())
          .update();
    }
  }

  private String[] findAccounts(Person person) {
    return jdbc.sql("select account_id::text from lead_account where lead_id = any(:ids)")
        .param("ids", person.ids())
        .query(String.class)
        .list()
        .toArray(String[]::new);
  }

  /** The domain of a company that nobody else is of may tell who they were. */
  private int forgetDeserted(String[] accounts) {
    return jdbc.sql(
            """
            delete from account a where a.account_id = any(:accounts::uuid[])
              and not exists (select from lead_account l where l.account_id = a.account_id)
            """)
        .param("accounts", accounts)
        .update();
  }

  /** Other leads may have named them in a call. */
  private int forgetAsContact(Person person) {
    var contacts = elsewhere.find(person).toArray(UUID[]::new);
    if (contacts.length == 0) {
      return 0;
    }
    for (var reference :
        List.of(
            "discovery_call set contact_id = null where contact_id",
            "discovery_call set referred_to = null where referred_to",
            "lead_contact set referred_by_contact = null where referred_by_contact")) {
      jdbc.sql("update %s = any(:ids)".formatted(reference)).param("ids", contacts).update();
    }
    return jdbc.sql("delete from lead_contact where contact_id = any(:ids)")
        .param("ids", contacts)
        .update();
  }

  private int blankLead(Person person) {
    var columns =
        tables.childrenFirst().stream()
            .filter(table -> table.name().equals(PersonTables.LEAD))
            .flatMap(table -> table.columns().stream())
            .filter(column -> !KeptColumns.OF_LEAD.contains(column))
            .toList();
    var assignments =
        columns.stream().map("%s = null"::formatted).collect(Collectors.joining(", "));
    var known = columns.stream().map("t.%s"::formatted).collect(Collectors.joining(", "));
    return jdbc.sql(
            """
            update lead t set %s, version = version + 1,
              email = lead_id || '@erased.invalid', email_key = lead_id || '@erased.invalid',
              source = case when (select count(*) from (select from lead o
                where o.source = t.source and o.erased_at is null
                  and o.lead_id <> all(:ids) limit :crowd) others) = :crowd then source end,
              channel = case when (select count(*) from (select from lead o
                where o.channel = t.channel and o.erased_at is null
                  and o.lead_id <> all(:ids) limit :crowd) others) = :crowd then channel end,
              erased_at = coalesce(erased_at, :now)
            where lead_id = any(:ids) and (erased_at is null or num_nonnulls(%s) > 0)
            """
                .formatted(assignments, known))
        .param("ids", person.ids())
        .param("crowd", CROWD)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
