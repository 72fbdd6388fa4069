package io.sluice.intake;

import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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

  /** What became of many that came in the same way, in the transaction that this is called in. */
  @Transactional(propagation = Propagation.MANDATORY)
  void recordAll(Arrival arrival, List<RowOutcome> outcomes) {
    jdbc.sql(
            """
            insert into arrival (arrival_id, door, door_id, external_id, received_at, outcome,
              problem, lead_id, cycle)
            select id, :door, :doorId, :externalId, :now, outcome, problem, lead_id, cycle
            from unnest(:ids::uuid[], :outcomes::text[], :problems::text[], :leadIds::uuid[],
              :cycles::int[]) as a (id, outcome, problem, lead_id, cycle)
            """)
        .param("door", arrival.door().code())
        .param("doorId", arrival.doorId())
        .param("externalId", arrival.externalId())
        .param("now", Timestamp.from(clock.instant()))
        .param("ids", texts(outcomes, outcome -> UUID.randomUUID()))
        .param("outcomes", texts(outcomes, RowOutcome::code))
        .param("problems", texts(outcomes, Arrivals::problem))
        .param("leadIds", texts(outcomes, outcome -> outcome.receipt().map(Receipt::leadId)))
        .param("cycles", texts(outcomes, outcome -> outcome.receipt().map(Receipt::cycle)))
        .update();
  }

  private static Optional<String> problem(RowOutcome outcome) {
    return outcome instanceof RowOutcome.Refused refused
        ? Optional.of(lines(refused.violations()))
        : Optional.empty();
  }

  private static String[] texts(List<RowOutcome> outcomes, Function<RowOutcome, ?> field) {
    return outcomes.stream()
        .map(field)
        .map(value -> value instanceof Optional<?> maybe ? maybe.orElse(null) : value)
        .map(value -> value == null ? null : value.toString())
        .toArray(String[]::new);
  }

  private static String why(Problem problem) {
    return problem instanceof Problem.Refused refused
        ? lines(refused.violations())
        : problem.getBody().getTitle();
  }

  private static String lines(List<Violation> violations) {
    return violations.stream().map(Arrivals::line).collect(Collectors.joining("\n"));
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
