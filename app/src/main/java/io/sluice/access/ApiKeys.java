package io.sluice.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The keys of callers, of which only the hashes are stored. */
@Repository
class ApiKeys {

  private static final String COLUMNS =
      "key_id, beginning, authority, source, created_by as by, note, created_at, last_used_at,"
          + " revoked_at";

  /** How exactly it is told when a key was used last, so that not every call writes. */
  private static final Duration USE_NOTED = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final Clock clock;

  ApiKeys(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param source of an intake key, null of one that opens everything
   */
  @Transactional
  UUID add(Secret secret, Authority authority, String source, String by, String note) {
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into api_key (key_id, hash, beginning, authority, source, created_by, note,
              created_at)
            values (:id, :hash, :beginning, :authority, :source, :by, :note, :now)
            """)
        .param("id", id)
        .param("hash", secret.hash())
        .param("beginning", secret.beginning())
        .param("authority", authority.code())
        .param("source", source)
        .param("by", by)
        .param("note", note)
        .param("now", now())
        .update();
    return id;
  }

  /** The key that this is, where there is one and it was not revoked. */
  Optional<ApiKey> use(Secret secret) {
    var key =
        jdbc.sql("select " + COLUMNS + " from api_key where hash = :hash and revoked_at is null")
            .param("hash", secret.hash())
            .query(ApiKey.class)
            .optional();
    var now = clock.instant();
    key.filter(used -> isOld(used.lastUsedAt(), now)).ifPresent(used -> noteUse(used, now));
    return key;
  }

  private static boolean isOld(Instant lastUsed, Instant now) {
    return lastUsed == null || lastUsed.isBefore(now.minus(USE_NOTED));
  }

  private void noteUse(ApiKey key, Instant now) {
    jdbc.sql("update api_key set last_used_at = :now where key_id = :id")
        .param("now", Timestamp.from(now))
        .param("id", key.keyId())
        .update();
  }

  Optional<ApiKey> find(UUID keyId) {
    return jdbc.sql("select " + COLUMNS + " from api_key where key_id = :id")
        .param("id", keyId)
        .query(ApiKey.class)
        .optional();
  }

  /** All of them, the latest first. */
  List<ApiKey> findAll() {
    return jdbc.sql("select " + COLUMNS + " from api_key order by created_at desc, key_id")
        .query(ApiKey.class)
        .list();
  }

  /** Whether any key opens everything. */
  boolean hasOperator() {
    return jdbc.sql(
            """
            select exists (
              select from api_key where authority = :operate and revoked_at is null)
            """)
        .param("operate", Authority.OPERATE.code())
        .query(Boolean.class)
        .single();
  }

  /** False where there is no such key. One that was revoked before stays so since then. */
  @Transactional
  boolean revoke(UUID keyId) {
    return jdbc.sql("update api_key set revoked_at = coalesce(revoked_at, :now) where key_id = :id")
            .param("now", now())
            .param("id", keyId)
            .update()
        == 1;
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
