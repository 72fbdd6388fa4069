package io.sluice.lab;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells when a backtest is too good to be true: when something is used that was written down only
 * after somebody had spoken with the lead.
 *
 * <p>The limits were found on 9,240 real leads of an education company whose fields are known to be
 * written before or after contact. What a column reaches by itself: before contact 0.77 at most,
 * after contact up to 0.93. What its being filled tells: before contact 0.59 at most, but for one
 * that is declared so and has the pattern of those that are not (0.63); after contact up to 0.69.
 * Everything together: 0.85 against 0.97. A column after contact can stay below them; only whoever
 * knows how it is filled in can tell, and says so in the mapping.
 */
final class Leakage {

  static final double OWN_AUC = 0.80;
  static final double FILLED_AUC = 0.60;
  static final double TOTAL_AUC = 0.90;

  private static final Set<Known> MAY_BE_USED = Set.of(Known.BEFORE_CONTACT, Known.PARTLY);

  private Leakage() {}

  /**
   * @throws CannotBacktestException when a criterion uses a column that is known only after
   *     contact, or of which it is not said
   */
  static void refuse(Set<String> criteria, Mapping mapping) {
    var refused =
        criteria.stream()
            .filter(column -> !MAY_BE_USED.contains(mapping.known(column).orElse(Known.NEVER)))
            .map(column -> "'%s' is %s".formatted(column, why(mapping, column)))
            .toList();
    if (!refused.isEmpty()) {
      throw new CannotBacktestException(
          "LEAKAGE: a criterion must not use what is not known when it decides.%n  %s%nTake it out; to see what it would feign, set backtest.leaky=true."
              .formatted(String.join("\n  ", refused)));
    }
  }

  private static String why(Mapping mapping, String column) {
    return switch (mapping.known(column).orElse(null)) {
      case null -> "not declared: say in the mapping when it is known";
      case NEVER -> "the lead's name, order or outcome, by the mapping";
      default -> "known only after contact, by the mapping";
    };
  }

  /**
   * @param criteria the columns that the criteria look at
   * @param yardstick the columns that the yardstick learnt from
   */
  static List<String> inColumns(
      List<ColumnSignal> signals, Collection<String> criteria, Collection<String> yardstick) {
    var warnings = new ArrayList<String>();
    for (var signal : signals) {
      if (criteria.contains(signal.column())) {
        warnings.addAll(inColumn(signal));
      } else if (yardstick.contains(signal.column())) {
        inColumn(signal).forEach(text -> warnings.add("in the yardstick only: " + text));
      }
    }
    return warnings;
  }

  private static List<String> inColumn(ColumnSignal signal) {
    var warnings = new ArrayList<String>();
    declared(signal, warnings);
    measured(signal, warnings);
    return warnings;
  }

  /**
   * @param what was measured, such as "The scorecard"
   */
  static List<String> inTotal(String what, Auc auc) {
    return auc.area() > TOTAL_AUC
        ? List.of(
            say(
                "%s reaches an AUC of %.3f. Above %.2f, leads tell their outcome before it is there: look for what was written down after contact, in the columns with the highest AUC of their own.",
                what, auc.area(), TOTAL_AUC))
        : List.of();
  }

  private static void declared(ColumnSignal signal, List<String> warnings) {
    if (signal.known() == Known.PARTLY) {
      warnings.add(
          say(
              "'%s' is known before contact for some leads only: what it adds is partly feigned.",
              signal.column()));
    } else if (signal.known() != Known.BEFORE_CONTACT) {
      warnings.add(
          say(
              "'%s' is used though it is known only after contact: no figure here can be had on new leads. Take it out.",
              signal.column()));
    }
  }

  private static void measured(ColumnSignal signal, List<String> warnings) {
    if (signal.ownAuc() > OWN_AUC) {
      warnings.add(
          say(
              "'%s' alone reaches an AUC of %.3f, above %.2f: ask who fills it in, and when.",
              signal.column(), signal.ownAuc(), OWN_AUC));
    }
    if (signal.filledAuc() > FILLED_AUC) {
      warnings.add(
          say(
              "'%s' is blank for %.0f %% of the leads, of which %.1f %% were won, against %.1f %% where it is filled: it seems to be filled in for those somebody spoke with (AUC of being filled %.3f, above %.2f). Find out, or take it out.",
              signal.column(),
              100 * signal.blank(),
              100 * signal.blankRate(),
              100 * signal.filledRate(),
              signal.filledAuc(),
              FILLED_AUC));
    }
  }

  private static String say(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
