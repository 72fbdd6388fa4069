package io.sluice.leads.page;

import io.sluice.figures.Among;
import io.sluice.figures.Asleep;
import io.sluice.figures.Cohort;
import io.sluice.figures.EndedBy;
import io.sluice.figures.Fate;
import io.sluice.figures.Inquiries;
import io.sluice.figures.LateTask;
import io.sluice.leads.LeadWords;

/** Which leads a cohort means, in words. */
final class CohortWords {

  private CohortWords() {}

  /** Who they are, up to where the period is said. */
  static String who(Cohort cohort) {
    return cohort
        .among()
        .map(among -> who(among, cohort))
        .orElseGet(() -> "Leads that " + did(cohort));
  }

  private static String who(Among among, Cohort cohort) {
    return switch (among) {
      case EndedBy by -> "Leads that %s".formatted(did(cohort));
      case Inquiries inquiries -> "Inquiries that " + did(cohort);
      case Asleep asleep ->
          asleep == Asleep.ARCHIVED
              ? "Leads that sleep, archived, now"
              : "Leads that sleep now until a day";
      case LateTask late ->
          "Leads whose task “%s” of %s was late%s"
              .formatted(
                  LeadWords.plain(late.task()),
                  late.username().orElse("anyone of " + LeadWords.plain(late.team())),
                  late.open() ? ", and is still," : "");
    };
  }

  /** What became of them, behind the period. */
  static String became(Cohort cohort) {
    var fate = cohort.fate().map(CohortWords::became).orElse("");
    return fate + cohort.among().map(CohortWords::which).orElse("");
  }

  private static String which(Among among) {
    return switch (among) {
      case EndedBy by -> ", with %s last".formatted(LeadWords.plain(by.code()));
      case Inquiries.ALL -> "";
      case Inquiries inquiries -> " and were " + inquiries.code();
      case Asleep asleep -> "";
      case LateTask late -> "";
    };
  }

  private static String became(Fate fate) {
    return switch (fate) {
      case ADVANCED -> " and moved on";
      case OPEN -> " and are there still";
      case STOPPED -> " and came no further";
      case REJECTED -> " and were rejected";
      case CUSTOMER -> " and are customers";
      case LOST -> " and were lost";
      default -> " and were " + fate.code();
    };
  }

  /** What happened from the first day of the period on, as the label of a field. */
  static String since(Cohort cohort) {
    if (cohort.among().filter(LateTask.class::isInstance).isPresent()) {
      return "Late from";
    }
    var did = did(cohort);
    return Character.toUpperCase(did.charAt(0)) + did.substring(1) + " from";
  }

  private static String did(Cohort cohort) {
    return switch (cohort.stage().orElse("came-in")) {
      case "came-in" -> "came in";
      case "tal-offered" -> "inside sales were asked to accept";
      case "sal-offered" -> "sales were asked to accept";
      case String stage -> "came to " + LeadWords.place(stage);
    };
  }
}
