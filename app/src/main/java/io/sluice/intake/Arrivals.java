package io.sluice.intake;

import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The log of everything that came to a door, and of what became of it. It holds no personal data.
 */
@Repository
public class Arrivals {

  static final String REPEATED = "repeated";
  static final String REFUSED = "refused";

  private final JdbcClient jdbc;
  private final Clock clock;

  Arrivals(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** It was taken in, in the transaction that this is called in. */
  @Transactional(propagation = Propagation.MANDATORY)
  void taken(Arrival arrival, Receipt receipt) {
    record(arrival, receipt.status(), null, receipt.leadId(), receipt.cycle());
  }

  /** The same had been taken in before. */
  @Transactional(propagation = Propagation.MANDATORY)
  void repeated(Arrival arrival, Receipt receipt) {
    record(arrival, REPEATED, null, receipt.leadId(), receipt.cycle());
  }

  /** Nothing of it was stored. */
  @Transactional
  public void refused(Arrival arrival, Problem problem) {
    record(arrival, REFUSED, why(problem), null, null);
  }

  /**
   * Something else became of it, such as {@code held}.
   *
   * @param problem why, without any value that was sent
   */
  @Transactional
  public void record(Arrival arrival, String outcome, String problem) {
    record(arrival, outcome, problem, null, null);
  }

  private static String why(Problem problem) {
    return problem instanceof Problem.Refused refused
        ? refused.violations().stream().map(Arrivals::line).collect(Collectors.joining("\n"))
        : problem.getBody().getTitle();
  }

  private static String line(Violation violation) {
    return violation.field() + ": " + violation.fix();
  }

  private void record(Arrival arrival, String outcome, String problem, UUID leadId, Integer cycle) {
    jdbc.sql(
            """
            insert into arrival (arrival_id, door, door_id, external_id, received_at, outcome,
              problem, lead_id, cycle)
            values (:id, :door, :doorId, :externalId, :now, :outcome, :problem, :leadId, :cycle)
            """)
        .param("id", UUID.randomUUID())
        .param("door", arrival.door().code())
        .param("doorId", arrival.doorId())
        .param("externalId", arrival.externalId())
        .param("now", Timestamp.from(clock.instant()))
        .param("outcome", outcome)
        .param("problem", problem)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .update();
  }
}
