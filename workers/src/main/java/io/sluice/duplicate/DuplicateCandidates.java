package io.sluice.duplicate;

import io.sluice.job.LeadJob;
import io.sluice.job.UnworkableJobException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whom people are asked about, whether they are one, and what they said. Nothing is asked twice.
 */
@Repository
public class DuplicateCandidates {

  /**
   * When a review that is under way is started again: longer than any goes on. While it does, the
   * engine takes no second one.
   */
  static final Duration LONGEST_REVIEW = Duration.ofDays(30);

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  DuplicateCandidates(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  @Transactional
  void add(Likeness likeness, String words, int priority, int decisionVersion) {
    var now = Timestamp.from(clock.instant());
    jdbc.sql(
            """
            insert into duplicate_candidate (candidate_id, lead_id, cycle, known_id, evidence, words,
              priority, decision_version, found_at, ask_at)
            values (:id, :leadId, :cycle, :knownId, cast(:evidence as jsonb), :words, :priority,
              :version, :now, :now)
            on conflict do nothing
            """)
        .param("id", UUID.randomUUID())
        .param("leadId", likeness.leadId())
        .param("cycle", likeness.cycle())
        .param("knownId", likeness.knownId())
        .param("evidence", json.writeValueAsString(likeness.evidence()))
        .param("words", words)
        .param("priority", priority)
        .param("version", decisionVersion)
        .param("now", now)
        .update();
  }

  /**
   * Takes those about whom somebody is to be asked now, of one lead one at a time; the most urgent
   * first. They come again at a later time, should no review begin.
   */
  @Transactional
  public List<DuplicateCandidate> lease(int most, Instant again) {
    return jdbc.sql(
            """
            with due as (
              select c.candidate_id from duplicate_candidate c
              where c.outcome is null and c.ask_at <= :now
                and not exists (select from duplicate_candidate other
                  where other.lead_id = c.lead_id and other.candidate_id <> c.candidate_id
                    and other.outcome is null
                    and (other.process_instance_key is not null
                      or other.ask_at <= :now and other.candidate_id < c.candidate_id))
                and not exists (select from lead_alias a
                  where a.alias_id in (c.lead_id, c.known_id))
              order by c.priority desc, c.ask_at limit :most for update of c skip locked
            )
            update duplicate_candidate c set ask_at = :again, attempts = attempts + 1
            from due where c.candidate_id = due.candidate_id
            returning c.*
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("most", most)
        .param("again", Timestamp.from(again))
        .query((row, number) -> toCandidate(row))
        .list();
  }

  /** A review that certainly was not started is no attempt, and is due again at this time. */
  @Transactional
  public void postpone(DuplicateCandidate candidate, Instant again) {
    jdbc.sql(
            """
            update duplicate_candidate set ask_at = :again, attempts = attempts - 1
            where candidate_id = :id and outcome is null and process_instance_key is null
              and attempts > 0
            """)
        .param("again", Timestamp.from(again))
        .param("id", candidate.candidateId())
        .update();
  }

  /** Has one that is leased come again later than that. */
  @Transactional
  public void defer(DuplicateCandidate candidate, Instant again) {
    jdbc.sql(
            """
            update duplicate_candidate set ask_at = :again
            where candidate_id = :id and outcome is null and process_instance_key is null
            """)
        .param("again", Timestamp.from(again))
        .param("id", candidate.candidateId())
        .update();
  }

  /**
   * Notes that a job's instance is the review of these two, which an erasure of either then
   * reaches.
   *
   * @throws UnworkableJobException when there are no such two
   */
  @Transactional
  public DuplicateCandidate claim(UUID candidateId, LeadJob job) {
    return jdbc.sql(
            """
            with review as (
              insert into duplicate_review (process_instance_key, candidate_id)
              select :key, candidate_id from duplicate_candidate where candidate_id = :id
              on conflict do nothing
            )
            update duplicate_candidate set process_instance_key = :key, attempts = 0,
              ask_at = case when outcome is null then cast(:again as timestamptz) end
            where candidate_id = :id returning *
            """)
        .param("key", job.processInstanceKey())
        .param("again", Timestamp.from(clock.instant().plus(LONGEST_REVIEW)))
        .param("id", candidateId)
        .query((row, number) -> toCandidate(row))
        .optional()
        .orElseThrow(() -> gone(candidateId));
  }

  /**
   * @throws UnworkableJobException when there are no such two
   */
  public DuplicateCandidate require(UUID candidateId) {
    return jdbc.sql("select * from duplicate_candidate where candidate_id = :id")
        .param("id", candidateId)
        .query((row, number) -> toCandidate(row))
        .optional()
        .orElseThrow(() -> gone(candidateId));
  }

  /** All that a lead was or is one of, the first one first. */
  public List<DuplicateCandidate> findByLead(UUID leadId) {
    return jdbc.sql(
            """
            select * from duplicate_candidate where lead_id = :leadId or known_id = :leadId
            order by found_at, candidate_id
            """)
        .param("leadId", leadId)
        .query((row, number) -> toCandidate(row))
        .list();
  }

  /**
   * Keeps what somebody said, for good.
   *
   * @param mergeId null where they are different
   */
  @Transactional
  public void settle(UUID candidateId, String outcome, String username, UUID mergeId) {
    jdbc.sql(
            """
            update duplicate_candidate set outcome = :outcome, settled_at = :now,
              settled_by = :username, merge_id = :mergeId, ask_at = null, refusal = null
            where candidate_id = :id and outcome is null
            """)
        .param("outcome", outcome)
        .param("now", Timestamp.from(clock.instant()))
        .param("username", username)
        .param("mergeId", mergeId)
        .param("id", candidateId)
        .update();
  }

  /** Has it asked again later, by a review of its own. */
  @Transactional
  public void askAgain(UUID candidateId, Instant when) {
    jdbc.sql(
            """
            update duplicate_candidate set ask_at = :when, process_instance_key = null, attempts = 0,
              refusal = null
            where candidate_id = :id and outcome is null
            """)
        .param("when", Timestamp.from(when))
        .param("id", candidateId)
        .update();
  }

  /** Keeps why they may not be merged, for whoever is asked next in the same review. */
  @Transactional
  public void refuse(UUID candidateId, String refusal) {
    jdbc.sql("update duplicate_candidate set refusal = :refusal where candidate_id = :id")
        .param("refusal", refusal)
        .param("id", candidateId)
        .update();
  }

  private DuplicateCandidate toCandidate(ResultSet row) throws SQLException {
    var settledAt = row.getTimestamp("settled_at");
    return new DuplicateCandidate(
        row.getObject("candidate_id", UUID.class),
        row.getObject("lead_id", UUID.class),
        row.getInt("cycle"),
        row.getObject("known_id", UUID.class),
        json.readValue(row.getString("evidence"), Evidence.class),
        row.getString("words"),
        row.getInt("priority"),
        row.getInt("attempts"),
        row.getTimestamp("found_at").toInstant(),
        row.getString("refusal"),
        row.getString("outcome"),
        settledAt == null ? null : settledAt.toInstant(),
        row.getString("settled_by"));
  }

  private static UnworkableJobException gone(UUID candidateId) {
    return new UnworkableJobException(
        "The duplicate candidate %s is not in PostgreSQL: cancel the instance."
            .formatted(candidateId));
  }
}
