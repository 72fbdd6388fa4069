package io.sluice.suppression;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The company's own lists. The addresses of those who must be forgotten or left alone are kept as
 * keyed hashes only, whatever they were on before.
 */
@Repository
public class SuppressionEntries {

  private static final String[] PERSONAL =
      Arrays.stream(SuppressionKind.values())
          .filter(SuppressionKind::isPersonal)
          .map(SuppressionKind::code)
          .toArray(String[]::new);

  private final JdbcClient jdbc;
  private final AddressHash hash;
  private final Clock clock;

  SuppressionEntries(JdbcClient jdbc, AddressHash hash, Clock clock) {
    this.jdbc = jdbc;
    this.hash = hash;
    this.clock = clock;
  }

  /**
   * Puts something on a list. What is on it already stays as it is, but for one thing: whoever
   * withdraws by themselves stays on it for good, whoever had entered them before.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public SuppressionEntry add(NewEntry entry) {
    var address = entry.email() == null ? null : Address.of(entry.email());
    var hashed = isKeptAsHash(entry.kind(), address) ? hash.of(address) : null;
    if (hashed != null) {
      forget(address, hashed);
    }
    var email = address == null || hashed != null ? null : address.toString();
    jdbc.sql(
            """
            insert into suppression_entry (entry_id, kind, domain, email, email_hash, note,
              added_by, added_at)
            values (:id, :kind, :domain, :email, cast(:hash as bytea), :note, :by, :now)
            on conflict do nothing
            """)
        .param("id", UUID.randomUUID())
        .param("kind", entry.kind().code())
        .param("domain", entry.domain())
        .param("email", email)
        .param("hash", hashed)
        .param("note", entry.note())
        .param("by", entry.addedBy())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    if (entry.addedBy().equals(SuppressionEntry.WITHDRAWAL)) {
      keepForGood(entry.kind(), hashed);
    }
    return jdbc.sql(
            """
            select * from suppression_entry
            where kind = :kind and ended_at is null
              and (domain = :domain or email = :email or email_hash = cast(:hash as bytea))
            """)
        .param("kind", entry.kind().code())
        .param("domain", entry.domain())
        .param("email", email)
        .param("hash", hashed)
        .query(SuppressionEntry.class)
        .single();
  }

  private boolean isKeptAsHash(SuppressionKind kind, Address address) {
    return address != null
        && (kind.isPersonal()
            || findAbout(address, null).stream().anyMatch(known -> known.ofKind().isPersonal()));
  }

  private void keepForGood(SuppressionKind kind, byte[] hashed) {
    jdbc.sql(
            """
            update suppression_entry set added_by = :withdrawal
            where kind = :kind and email_hash = :hash and ended_at is null
            """)
        .param("withdrawal", SuppressionEntry.WITHDRAWAL)
        .param("kind", kind.code())
        .param("hash", hashed)
        .update();
  }

  /**
   * An address that stood on another list in plain text stays there as its hash. One that stands on
   * the same list in both forms stays there once.
   */
  private void forget(Address address, byte[] hashed) {
    jdbc.sql(
            """
            update suppression_entry set ended_at = :now
            where email = :email and ended_at is null and kind in (
              select kind from suppression_entry where email_hash = :hash and ended_at is null)
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("email", address.toString())
        .param("hash", hashed)
        .update();
    jdbc.sql(
            """
            update suppression_entry set email = null, email_hash = :hash, note = null
            where email = :email
            """)
        .param("email", address.toString())
        .param("hash", hashed)
        .update();
  }

  /**
   * Takes an entry off its list, but for that of a person who has withdrawn.
   *
   * @return false when it is on none, or stays on it for good
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean end(UUID entryId) {
    return jdbc.sql(
                """
                update suppression_entry set ended_at = :now
                where entry_id = :id and ended_at is null and added_by <> :withdrawal
                """)
            .param("withdrawal", SuppressionEntry.WITHDRAWAL)
            .param("now", Timestamp.from(clock.instant()))
            .param("id", entryId)
            .update()
        == 1;
  }

  /** An entry that counts. */
  public Optional<SuppressionEntry> find(UUID entryId) {
    return jdbc.sql("select * from suppression_entry where entry_id = :id and ended_at is null")
        .param("id", entryId)
        .query(SuppressionEntry.class)
        .optional();
  }

  /**
   * What is on the lists, the latest first.
   *
   * @param kind null for all
   */
  public List<SuppressionEntry> findAll(SuppressionKind kind) {
    return jdbc.sql(
            """
            select * from suppression_entry
            where ended_at is null and (cast(:kind as text) is null or kind = :kind)
            order by added_at desc, entry_id
            """)
        .param("kind", kind == null ? null : kind.code())
        .query(SuppressionEntry.class)
        .list();
  }

  /** Whether an entry is about somebody. */
  public boolean isAbout(SuppressionEntry entry, String email, String host) {
    var address = Address.of(email);
    return entry.matches(address, hash.ofForms(address), host);
  }

  /** Which of these addresses are of people who must be left alone, each with its entry. */
  public Map<String, SuppressionEntry> findPersonal(Collection<String> emails) {
    var people = emails.stream().distinct().map(email -> Sought.of(email, hash)).toList();
    var domains =
        people.stream()
            .map(sought -> sought.address().domain())
            .map(Domains::withParents)
            .flatMap(List::stream);
    var listed =
        jdbc.sql(
                """
                select * from suppression_entry
                where ended_at is null and kind = any(:kinds)
                  and (domain = any(:domains)
                    or email_hash in (select decode(h, 'hex') from unnest(:hashes::text[]) h))
                order by added_at, entry_id
                """)
            .param("kinds", PERSONAL)
            .param("domains", domains.distinct().toArray(String[]::new))
            .param(
                "hashes",
                people.stream()
                    .flatMap(sought -> sought.hashes().stream())
                    .map(HexFormat.of()::formatHex)
                    .toArray(String[]::new))
            .query(SuppressionEntry.class)
            .list();
    var found = new HashMap<String, SuppressionEntry>();
    people.forEach(
        sought ->
            listed.stream()
                .filter(entry -> entry.matches(sought.address(), sought.hashes(), null))
                .findFirst()
                .ifPresent(entry -> found.put(sought.email(), entry)));
    return found;
  }

  private record Sought(String email, Address address, List<byte[]> hashes) {

    static Sought of(String email, AddressHash hash) {
      var address = Address.of(email);
      return new Sought(email, address, hash.ofForms(address));
    }
  }

  /** What is on the lists about whoever has this address, by the address or by its hash. */
  public List<SuppressionEntry> findAbout(String email) {
    return findAbout(Address.of(email), null).stream()
        .filter(entry -> entry.domain() == null)
        .toList();
  }

  /**
   * What is on the lists about somebody.
   *
   * @param host of the company's website, null where unknown
   */
  List<SuppressionEntry> findAbout(Address address, String host) {
    var hashes = hash.ofForms(address);
    var domains = new ArrayList<>(Domains.withParents(address.domain()));
    domains.addAll(Domains.withParents(host));
    return jdbc
        .sql(
            """
            select * from suppression_entry
            where ended_at is null
              and (domain = any(:domains) or email = any(:emails)
                or email_hash in (select decode(h, 'hex') from unnest(:hashes::text[]) h))
            order by added_at, entry_id
            """)
        .param("domains", domains.toArray(String[]::new))
        .param("emails", address.forms().stream().map(Address::toString).toArray(String[]::new))
        .param("hashes", hashes.stream().map(HexFormat.of()::formatHex).toArray(String[]::new))
        .query(SuppressionEntry.class)
        .list()
        .stream()
        .filter(entry -> entry.matches(address, hashes, host))
        .toList();
  }
}
