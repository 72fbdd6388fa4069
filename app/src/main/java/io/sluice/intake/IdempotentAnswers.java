package io.sluice.intake;

import io.sluice.problem.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was answered under which idempotency key. A key is taken by inserting its row: a second
 * request with the same key waits on that row until the first one commits, and then reads its
 * answer.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class IdempotentAnswers {

  private final JdbcClient jdbc;
  private final Clock clock;

  IdempotentAnswers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Takes the key, or returns the answer that was given under it before. */
  Optional<Receipt> takeOrFind(IdempotencyKey key, Fingerprint fingerprint) {
    var taken =
        jdbc.sql(
                """
                insert into idempotency_key (scope, key, fingerprint, created_at)
                values (:scope, :key, :fingerprint, :now)
                on conflict do nothing
                """)
            .param("scope", key.scope())
            .param("key", key.value())
            .param("fingerprint", fingerprint.value())
            .param("now", Timestamp.from(clock.instant()))
            .update();
    return taken == 1 ? Optional.empty() : Optional.of(find(key, fingerprint));
  }

  void keep(IdempotencyKey key, Receipt receipt) {
    jdbc.sql(
            """
            update idempotency_key set lead_id = :leadId, cycle = :cycle, status = :status
            where scope = :scope and key = :key
            """)
        .param("leadId", receipt.leadId())
        .param("cycle", receipt.cycle())
        .param("status", receipt.status())
        .param("scope", key.scope())
        .param("key", key.value())
        .update();
  }

  private Receipt find(IdempotencyKey key, Fingerprint fingerprint) {
    var answer =
        jdbc.sql(
                """
                select fingerprint, lead_id, cycle, status from idempotency_key
                where scope = :scope and key = :key
                """)
            .param("scope", key.scope())
            .param("key", key.value())
            .query(Answer.class)
            .single();
    if (!answer.fingerprint().equals(fingerprint.value())) {
      throw Problem.idempotencyKeyReused();
    }
    return new Receipt(answer.leadId(), answer.cycle(), answer.status());
  }

  private record Answer(String fingerprint, UUID leadId, int cycle, String status) {}
}
