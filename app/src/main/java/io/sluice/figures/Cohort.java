package io.sluice.figures;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which cycles of a period are meant: those that came to a stage within it, and of those the ones
 * that something became of.
 *
 * @param stage the code of a {@link Milestone}; empty for all that came in within the period
 * @param fate what became of them after it
 * @param reason why they were refused at the gate, or ended
 */
public record Cohort(Optional<String> stage, Optional<Fate> fate, Optional<String> reason) {

  /** All that came in. */
  public static final Cohort ALL = new Cohort(Optional.empty(), Optional.empty(), Optional.empty());

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
            parameters.word("stage", Milestone.codes()),
            parameters.word("fate", Fate.codes()).flatMap(Fate::ofCode),
            parameters.text("reason"));
    if (cohort.fate().equals(Optional.of(Fate.REJECTED)) && !cohort.milestone().isGate()) {
      parameters.refuse(
          "fate",
          "send stage=tal-offered or stage=sal-offered with it: leads are rejected at gates");
    }
    parameters.requireNoViolation();
    return cohort;
  }

  /** Those who came to a milestone. */
  public static Cohort of(Milestone milestone) {
    return new Cohort(
        Optional.of(milestone).filter(each -> each != Milestone.CAME_IN).map(Milestone::code),
        Optional.empty(),
        Optional.empty());
  }

  /** Of these, those with a fate. */
  public Cohort with(Fate of) {
    return new Cohort(stage, Optional.of(of), reason);
  }

  /** Of these, those with a reason. */
  public Cohort because(String code) {
    return new Cohort(stage, fate, Optional.of(code));
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
    return parameters;
  }
}
