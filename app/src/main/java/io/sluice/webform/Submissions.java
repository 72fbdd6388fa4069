package io.sluice.webform;

import io.sluice.intake.EmailRule;
import io.sluice.suppression.Address;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was sent to forms and is no lead yet. */
@Repository
class Submissions {

  private static final TypeReference<Map<String, List<String>>> VALUES = new TypeReference<>() {};
  private static final Duration DAY = Duration.ofHours(24);
  private static final int BATCH = 500;

  /** Whatever was sent can be kept: PostgreSQL has no NUL, and UTF-8 no half of a pair. */
  private static final JsonMapper ASCII =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final FormProperties properties;
  private final Clock clock;

  Submissions(JdbcClient jdbc, JsonMapper json, FormProperties properties, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.properties = properties;
    this.clock = clock;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void hold(Submitted submitted, HeldReason reason) {
    insert(submitted, "held", reason.code(), null, properties.heldFor());
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void await(Submitted submitted) {
    insert(submitted, "awaiting", null, clock.instant(), properties.confirmWithin());
  }

  /** One that was held waits for its confirmation from now on. */
  @Transactional(propagation = Propagation.MANDATORY)
  void awaitReleased(UUID submissionId) {
    var now = clock.instant();
    jdbc.sql(
            """
            update form_submission
            set state = 'awaiting', reason = null, mailed_at = :now, expires_at = :expiresAt
            where submission_id = :id and state = 'held'
            """)
        .param("now", Timestamp.from(now))
        .param("expiresAt", Timestamp.from(now.plus(properties.confirmWithin())))
        .param("id", submissionId)
        .update();
  }

  /** It is a lead: what was sent is kept there from now on. */
  @Transactional(propagation = Propagation.MANDATORY)
  void confirmed(UUID submissionId, UUID leadId) {
    jdbc.sql(
            """
            update form_submission
            set state = 'confirmed', definition = null, sent = null, lead_id = :leadId
            where submission_id = :id and state = 'awaiting'
            """)
        .param("leadId", leadId)
        .param("id", submissionId)
        .update();
  }

  /**
   * @return false where it is not held, or not any more
   */
  @Transactional
  boolean drop(UUID submissionId) {
    return jdbc.sql("delete from form_submission where submission_id = :id and state = 'held'")
            .param("id", submissionId)
            .update()
        == 1;
  }

  Optional<Submitted> findHeld(UUID submissionId) {
    return jdbc.sql("select * from form_submission where submission_id = :id and state = 'held'")
        .param("id", submissionId)
        .query((row, number) -> submitted(row))
        .optional();
  }

  /** One whose time to be confirmed has not run out. */
  Optional<Submitted> findAwaiting(UUID submissionId) {
    return jdbc.sql(
            """
            select * from form_submission
            where submission_id = :id and state = 'awaiting' and expires_at > :now
            """)
        .param("id", submissionId)
        .param("now", Timestamp.from(clock.instant()))
        .query((row, number) -> submitted(row))
        .optional();
  }

  boolean isConfirmed(UUID submissionId) {
    return jdbc.sql(
            """
            select exists (
              select from form_submission where submission_id = :id and state = 'confirmed')
            """)
        .param("id", submissionId)
        .query(Boolean.class)
        .single();
  }

  /**
   * The newest first.
   *
   * @param formId null for all
   */
  List<HeldSubmission> held(String formId, int most) {
    return jdbc.sql(
            """
            select * from form_submission
            where state = 'held' and (cast(:formId as text) is null or form_id = :formId)
            order by received_at desc, submission_id limit :most
            """)
        .param("formId", formId)
        .param("most", most)
        .query(
            (row, number) ->
                new HeldSubmission(
                    row.getObject("submission_id", UUID.class),
                    row.getString("form_id"),
                    row.getString("reason"),
                    row.getTimestamp("received_at").toInstant(),
                    row.getTimestamp("expires_at").toInstant(),
                    ASCII.readValue(row.getString("sent"), VALUES)))
        .list();
  }

  /**
   * How many mails an address has been sent within a day. Until the transaction ends nobody else
   * learns that number, so that nobody goes by an old one.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  int mailsWithinADay(String email) {
    var key = key(email);
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('form:' || :key, 0))")
        .param("key", key)
        .query((row, number) -> number)
        .list();
    return jdbc.sql(
            "select count(*) from form_submission where address_key = :key and mailed_at > :since")
        .param("key", key)
        .param("since", Timestamp.from(clock.instant().minus(DAY)))
        .query(Integer.class)
        .single();
  }

  /**
   * Deletes some of those whose time is over; several instances may do so at once.
   *
   * @return which
   */
  @Transactional(propagation = Propagation.MANDATORY)
  List<UUID> purge() {
    return jdbc.sql(
            """
            delete from form_submission where submission_id in (
              select submission_id from form_submission where expires_at <= :now
              order by expires_at limit :batch for update skip locked)
            returning submission_id
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("batch", BATCH)
        .query(UUID.class)
        .list();
  }

  private void insert(
      Submitted submitted, String state, String reason, Instant mailedAt, Duration keptFor) {
    jdbc.sql(
            """
            insert into form_submission (submission_id, form_id, state, reason, definition, sent,
              address_key, network_address, received_at, mailed_at, expires_at)
            values (:id, :formId, :state, :reason, cast(:definition as jsonb), cast(:sent as json),
              :addressKey, :networkAddress, :receivedAt, :mailedAt, :expiresAt)
            """)
        .param("id", submitted.submissionId())
        .param("formId", submitted.form().formId())
        .param("state", state)
        .param("reason", reason)
        .param("definition", json.writeValueAsString(submitted.form().definition()))
        .param("sent", ASCII.writeValueAsString(submitted.post().values()))
        .param(
            "addressKey",
            submitted
                .mapping()
                .email(submitted.post())
                .filter(EmailRule::isPossible)
                .map(Submissions::key)
                .orElse(null))
        .param("networkAddress", submitted.networkAddress())
        .param("receivedAt", Timestamp.from(submitted.receivedAt()))
        .param("mailedAt", mailedAt == null ? null : Timestamp.from(mailedAt))
        .param("expiresAt", Timestamp.from(clock.instant().plus(keptFor)))
        .update();
  }

  private static String key(String email) {
    return Address.of(email).toString();
  }

  private Submitted submitted(ResultSet row) throws SQLException {
    return new Submitted(
        row.getObject("submission_id", UUID.class),
        new WebForm(
            row.getString("form_id"),
            json.readValue(row.getString("definition"), FormDefinition.class)),
        new FormPost(ASCII.readValue(row.getString("sent"), VALUES)),
        row.getString("network_address"),
        row.getTimestamp("received_at").toInstant());
  }
}
