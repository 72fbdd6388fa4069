package io.sluice.figures;

import java.util.Map;

/** Which of a cohort are meant, where its stage and its fate do not say so. */
public sealed interface Among permits EndedBy, Inquiries, Asleep, LateTask {

  /** What is set, by the name of its parameter. */
  Map<String, String> parameters();

  /**
   * Which cycles {@code m}; it may name the period, {@code :from} and {@code :to}, and {@code
   * :asOf}.
   */
  SqlPart sql();

  /** What tells why, of a cycle {@code m}. */
  default String reason() {
    return "m.reason_code";
  }

  /** Whether they are of those that came to the cohort's stage within the period. */
  default boolean isOfStage() {
    return true;
  }

  /** Whether it means none but cycles of the waterfall, where no kind is asked for. */
  default boolean isOfWaterfall() {
    return true;
  }
}
