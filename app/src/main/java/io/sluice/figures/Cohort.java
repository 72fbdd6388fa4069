package io.sluice.figures;

import io.sluice.page.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which cycles of a period are meant: those that came to a stage within it, and of those the ones
 * that something became of.
 *
 * @param stage the code of a {@link Milestone}; empty for all that came in within the period
 * @param fate what became of them after it
 * @param reason why they were refused at the gate, or ended
 * @param among which of these; some of whom are of no stage, but late within the period, or of no
 *     period, as those who sleep now
 */
public record Cohort(
    Optional<String> stage, Optional<Fate> fate, Optional<String> reason, Optional<Among> among) {

  private static final String ONE_OF_THEM =
      "send only one of by, inquiries, asleep and late, and leave the others out";

  /** All that came in. */
  public static final Cohort ALL =
      new Cohort(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * @throws io.sluice.problem.Problem naming each parameter that cannot be
   */
  public static Cohort of(HttpServletRequest request) {
    return of(Parameters.of(request));
  }

  /**
   * @param given by name; what is blank or no parameter of a cohort counts for nothing
   * @throws io.sluice.problem.Problem naming each parameter that cannot be
   */
  public static Cohort of(Map<String, String> given) {
    var parameters = new Parameters(given);
    var cohort =
        new Cohort(
            parameters.one("stage", Milestone.class).map(Milestone::code),
            parameters.one("fate", Fate.class),
            parameters.text("reason"),
            among(parameters));
    if (cohort.fate().equals(Optional.of(Fate.REJECTED)) && !cohort.milestone().isGate()) {
      parameters.refuse(
          "fate",
          "send stage=tal-offered or stage=sal-offered with it: leads are rejected at gates");
    }
    parameters.requireNoViolation();
    return cohort;
  }

  private static Optional<Among> among(Parameters parameters) {
    var endedBy = parameters.one(EndedBy.PARAMETER, EndedBy.class);
    var inquiries = parameters.one(Inquiries.PARAMETER, Inquiries.class);
    var asleep = parameters.one(Asleep.PARAMETER, Asleep.class);
    var late = late(parameters);
    var given =
        Stream.of(endedBy, inquiries, asleep, late).<Among>flatMap(Optional::stream).toList();
    given.stream()
        .skip(1)
        .flatMap(each -> each.parameters().keySet().stream())
        .forEach(name -> parameters.refuse(name, ONE_OF_THEM));
    return given.stream().findFirst();
  }

  private static Optional<LateTask> late(Parameters parameters) {
    var team = parameters.text(LateTask.TEAM);
    var username = parameters.text(LateTask.USERNAME);
    var open = parameters.word(LateTask.OPEN, List.of(LateTask.YES)).isPresent();
    var task = parameters.text(LateTask.TASK);
    if (task.isPresent() && team.isEmpty()) {
      parameters.refuse(LateTask.TASK, "send with it the team whose task it was, as lateTeam");
    }
    return task.flatMap(name -> team.map(whose -> new LateTask(name, whose, username, open)));
  }

  /** Those who came to a milestone. */
  public static Cohort of(Milestone milestone) {
    return new Cohort(
        Optional.of(milestone).filter(each -> each != Milestone.CAME_IN).map(Milestone::code),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Of all cycles, these. */
  public static Cohort of(Among some) {
    return ALL.among(some);
  }

  /** Of these, those with a fate. */
  public Cohort with(Fate of) {
    return new Cohort(stage, Optional.of(of), reason, among);
  }

  /** Of these, those with a reason. */
  public Cohort because(String code) {
    return new Cohort(stage, fate, Optional.of(code), among);
  }

  /** Of these, some. */
  public Cohort among(Among some) {
    return new Cohort(stage, fate, reason, Optional.of(some));
  }

  /** Whether the period says anything of them: who sleeps now is of any. */
  public boolean isOfPeriod() {
    return !among.filter(Asleep.class::isInstance).isPresent();
  }

  /** Whether it says more than the filter. */
  public boolean isAll() {
    return equals(ALL);
  }

  Milestone milestone() {
    return stage.flatMap(Milestone::ofCode).orElse(Milestone.CAME_IN);
  }

  /** What is set, by the name of its parameter. */
  public Map<String, String> parameters() {
    var parameters = new LinkedHashMap<String, String>();
    stage.ifPresent(value -> parameters.put("stage", value));
    fate.ifPresent(value -> parameters.put("fate", value.code()));
    reason.ifPresent(value -> parameters.put("reason", value));
    among.ifPresent(some -> parameters.putAll(some.parameters()));
    return parameters;
  }
}
