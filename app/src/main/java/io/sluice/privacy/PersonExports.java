package io.sluice.privacy;

import io.sluice.problem.Problem;
import io.sluice.suppression.SuppressionEntries;
import io.sluice.suppression.SuppressionEntry;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gathers everything that is held about a person. */
@Service
class PersonExports {

  private static final String ROWS =
      "select coalesce(jsonb_agg(to_jsonb(t)), '[]')::text from %s t where %s";

  private final People people;
  private final PersonTables tables;
  private final ContactsElsewhere contacts;
  private final KnownInstances instances;
  private final EngineHistory history;
  private final SuppressionEntries suppressions;
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  PersonExports(
      People people,
      PersonTables tables,
      ContactsElsewhere contacts,
      KnownInstances instances,
      EngineHistory history,
      SuppressionEntries suppressions,
      JdbcClient jdbc,
      JsonMapper json,
      Clock clock) {
    this.people = people;
    this.tables = tables;
    this.contacts = contacts;
    this.instances = instances;
    this.history = history;
    this.suppressions = suppressions;
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What the database holds is as of one instant.
   *
   * @throws Problem where no lead has this id
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public PersonExport export(UUID leadId) {
    var person = people.find(leadId);
    var rows = new TreeMap<String, JsonNode>();
    tables
        .childrenFirst()
        .forEach(
            table -> {
              var found = rows(table.name(), table.where(), person);
              if (!found.isEmpty()) {
                rows.put(table.name(), found);
              }
            });
    return new PersonExport(
        person.personId(),
        person.leadIds(),
        clock.instant(),
        rows,
        named(contacts.find(person)),
        person.emails().stream()
            .flatMap(email -> suppressions.findAbout(email).stream())
            .map(PersonExports::suppression)
            .toList(),
        engine(person));
  }

  private JsonNode rows(String table, String where, Person person) {
    return json.readTree(
        jdbc.sql(ROWS.formatted(table, where))
            .param("ids", person.ids())
            .param("patterns", person.patterns())
            .query(String.class)
            .single());
  }

  private JsonNode named(Set<UUID> contacts) {
    return json.readTree(
        jdbc.sql(ROWS.formatted("lead_contact", "t.contact_id = any(:contacts)"))
            .param("contacts", contacts.toArray(UUID[]::new))
            .query(String.class)
            .single());
  }

  private static PersonExport.Suppression suppression(SuppressionEntry entry) {
    return new PersonExport.Suppression(
        entry.kind(),
        entry.emailHash() == null ? null : HexFormat.of().formatHex(entry.emailHash()),
        entry.email(),
        entry.note(),
        entry.addedBy(),
        entry.addedAt());
  }

  private PersonExport.Engine engine(Person person) {
    var known = instances.of(person);
    if (history.isConfigured()) {
      try {
        var found = history.findInstances(known, person.leadIds(), person.emails());
        return new PersonExport.Engine(
            found.stream()
                .sorted()
                .map(key -> new PersonExport.Instance(String.valueOf(key), history.variables(key)))
                .toList(),
            null);
      } catch (RestClientException e) {
        return engine(known, "Operate cannot be asked now; ask again for the variables.");
      }
    }
    return engine(known, history.notReached());
  }

  private static PersonExport.Engine engine(Set<Long> known, String note) {
    return new PersonExport.Engine(
        known.stream().map(key -> new PersonExport.Instance(String.valueOf(key), null)).toList(),
        note);
  }
}
