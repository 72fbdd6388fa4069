package io.sluice.intake;

import io.sluice.problem.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was answered under which idempotency key. A key is taken by inserting its row. While it is
 * not committed, a caller with the same key is told so at once; rows of files and start forms wait
 * on it, and then read its answer.
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

  /**
   * Takes the key, or returns the answer that was given under it before.
   *
   * @throws Problem where another body was sent with it, or a caller's is still running
   */
  Optional<Receipt> takeOrFind(IdempotencyKey key, Fingerprint fingerprint) {
    if (key.isOfCaller() && !lock(key)) {
      throw Problem.stillRunning();
    }
    while (!take(key, fingerprint)) {
      var answer = find(key);
      if (answer.isPresent()) {
        return answer.map(before -> before.receiptFor(fingerprint));
      }
    }
    return Optional.empty();
  }

  /** Until the end of the transaction; the row itself cannot be looked at before its commit. */
  private boolean lock(IdempotencyKey key) {
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:key, hashtext(:scope)))")
        .param("key", key.value())
        .param("scope", key.scope())
        .query(Boolean.class)
        .single();
  }

  private boolean take(IdempotencyKey key, Fingerprint fingerprint) {
    return jdbc.sql(
                """
                insert into idempotency_key (scope, key, fingerprint, created_at)
                values (:scope, :key, :fingerprint, :now)
                on conflict do nothing
                """)
            .param("scope", key.scope())
            .param("key", key.value())
            .param("fingerprint", fingerprint.value())
            .param("now", Timestamp.from(clock.instant()))
            .update()
        == 1;
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

  /** What was answered to those of these rows that came before. */
  Map<Fingerprint, Receipt> findRows(Collection<Fingerprint> rows) {
    var answers = new HashMap<Fingerprint, Receipt>();
    jdbc.sql(
            """
            select key, lead_id, cycle, status from idempotency_key
            where scope = :scope and key = any(:keys::text[])
            """)
        .param("scope", IdempotencyKey.ROW)
        .param("keys", rows.stream().map(Fingerprint::value).toArray(String[]::new))
        .query(
            row -> {
              answers.put(
                  new Fingerprint(row.getString("key")),
                  new Receipt(
                      row.getObject("lead_id", UUID.class),
                      row.getInt("cycle"),
                      row.getString("status")));
            });
    return answers;
  }

  /**
   * Keeps the answers to rows that had none, while nobody else takes rows in.
   *
   * @throws DuplicateKeyException where somebody did nevertheless
   */
  void keepRows(Map<Fingerprint, Receipt> answers) {
    if (answers.isEmpty()) {
      return;
    }
    var receipts = answers.values();
    jdbc.sql(
            """
            insert into idempotency_key (scope, key, fingerprint, lead_id, cycle, status, created_at)
            select :scope, key, key, lead_id, cycle, status, :now
            from unnest(:keys::text[], :leadIds::uuid[], :cycles::int[], :statuses::text[])
              as answer (key, lead_id, cycle, status)
            """)
        .param("scope", IdempotencyKey.ROW)
        .param("keys", answers.keySet().stream().map(Fingerprint::value).toArray(String[]::new))
        .param("leadIds", receipts.stream().map(r -> r.leadId().toString()).toArray(String[]::new))
        .param("cycles", receipts.stream().map(r -> "" + r.cycle()).toArray(String[]::new))
        .param("statuses", receipts.stream().map(Receipt::status).toArray(String[]::new))
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /**
   * Forgets keys, the oldest first, leaving out those that another instance is at.
   *
   * @return how many, at most so many
   */
  int forget(Instant takenBefore, int most) {
    return jdbc.sql(
            """
            delete from idempotency_key where (scope, key) in (
              select scope, key from idempotency_key where created_at < :before
              order by created_at limit :most for update skip locked)
            """)
        .param("before", Timestamp.from(takenBefore))
        .param("most", most)
        .update();
  }

  /** Empty where it was forgotten just now. */
  private Optional<Answer> find(IdempotencyKey key) {
    return jdbc.sql(
            """
            select fingerprint, lead_id, cycle, status from idempotency_key
            where scope = :scope and key = :key
            """)
        .param("scope", key.scope())
        .param("key", key.value())
        .query(Answer.class)
        .optional();
  }

  private record Answer(String fingerprint, UUID leadId, int cycle, String status) {

    Receipt receiptFor(Fingerprint sent) {
      if (!fingerprint.equals(sent.value())) {
        throw Problem.idempotencyKeyReused();
      }
      return new Receipt(leadId, cycle, status);
    }
  }
}
