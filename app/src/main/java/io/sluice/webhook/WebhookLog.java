package io.sluice.webhook;

import static java.util.stream.Collectors.joining;

import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every call of a webhook, taken or refused. */
@Repository
class WebhookLog {

  static final String TAKEN = "taken";
  static final String REPEATED = "repeated";
  static final String REFUSED = "refused";
  static final Set<String> OUTCOMES = Set.of(TAKEN, REPEATED, REFUSED);

  private static final int BATCH = 1_000;

  private final JdbcClient jdbc;
  private final Clock clock;

  WebhookLog(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What was taken under this id before. */
  List<Earlier> findTaken(String sourceId, String webhookId) {
    return jdbc.sql(
            """
            select sent_at, body_hash from webhook_delivery
            where source_id = :sourceId and webhook_id = :webhookId and outcome <> 'refused'
            """)
        .param("sourceId", sourceId)
        .param("webhookId", webhookId)
        .query(Earlier.class)
        .list();
  }

  /** Returns false where another call with the same id and time was taken meanwhile. */
  boolean taken(
      String sourceId, SignedMessage message, byte[] hash, String outcome, WebhookReceipt receipt) {
    var errors =
        receipt.events().stream()
            .filter(event -> event.errors() != null)
            .flatMap(event -> event.errors().stream())
            .distinct()
            .toList();
    return jdbc.sql(
                """
                insert into webhook_delivery (delivery_id, source_id, webhook_id, sent_at,
                  received_at, outcome, problem, accepted, engaged, refused, body_hash)
                values (:id, :sourceId, :webhookId, :sentAt, :now, :outcome, :problem, :accepted,
                  :engaged, :refused, :hash)
                on conflict do nothing
                """)
            .param("id", UUID.randomUUID())
            .param("sourceId", sourceId)
            .param("webhookId", message.id())
            .param("sentAt", Timestamp.from(message.sentAt()))
            .param("now", Timestamp.from(clock.instant()))
            .param("outcome", outcome)
            .param("problem", errors.isEmpty() ? null : lines(errors))
            .param("accepted", receipt.count("accepted"))
            .param("engaged", receipt.count("engaged"))
            .param("refused", receipt.refused())
            .param("hash", hash)
            .update()
        == 1;
  }

  /**
   * @param webhookId null where it was malformed
   * @param sentAt null where it was malformed
   */
  void refused(String sourceId, String webhookId, Instant sentAt, Problem problem) {
    var type = String.valueOf(problem.getBody().getType());
    jdbc.sql(
            """
            insert into webhook_delivery (delivery_id, source_id, webhook_id, sent_at, received_at,
              outcome, reason, problem)
            values (:id, :sourceId, :webhookId, :sentAt, :now, 'refused', :reason, :problem)
            """)
        .param("id", UUID.randomUUID())
        .param("sourceId", sourceId)
        .param("webhookId", webhookId)
        .param("sentAt", sentAt == null ? null : Timestamp.from(sentAt))
        .param("now", Timestamp.from(clock.instant()))
        .param("reason", type.substring(type.lastIndexOf(':') + 1))
        .param(
            "problem",
            problem instanceof Problem.Refused refused
                ? lines(refused.violations())
                : problem.getBody().getTitle())
        .update();
  }

  /**
   * The newest first.
   *
   * @param outcome null for all
   */
  List<WebhookDelivery> find(String sourceId, String outcome, int most) {
    return jdbc.sql(
            """
            select * from webhook_delivery
            where source_id = :sourceId and (cast(:outcome as text) is null or outcome = :outcome)
            order by received_at desc, delivery_id limit :most
            """)
        .param("sourceId", sourceId)
        .param("outcome", outcome)
        .param("most", most)
        .query(WebhookDelivery.class)
        .list();
  }

  /** Removes some of what is older; returns whether there may be more. */
  boolean forget(Duration age) {
    return jdbc.sql(
                """
                delete from webhook_delivery where delivery_id in (
                  select delivery_id from webhook_delivery where received_at < :before
                  limit :most for update skip locked)
                """)
            .param("before", Timestamp.from(clock.instant().minus(age)))
            .param("most", BATCH)
            .update()
        == BATCH;
  }

  private static String lines(List<Violation> violations) {
    return violations.stream()
        .map(violation -> violation.field() + ": " + violation.fix())
        .distinct()
        .collect(joining("\n"));
  }

  /** A call that was taken. */
  record Earlier(Instant sentAt, byte[] bodyHash) {}
}
