package io.sluice.leads;

import io.sluice.waterfall.Outcome;
import io.sluice.waterfall.Stage;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The codes of the ledger and of the models, as people say them. */
public final class LeadWords {

  private static final Set<Stage> ABBREVIATED =
      Set.of(Stage.AQL, Stage.TGL, Stage.SGL, Stage.TAL, Stage.TQL, Stage.SAL, Stage.SQL);

  private static final long MINUTES_AN_HOUR = 60;
  private static final long HOURS_A_DAY = 24;

  /** From when on hours are of no interest. */
  private static final long FEW_DAYS = 7;

  private LeadWords() {}

  /** Where leads can stand, by code: the stages in their order, then how cycles end. */
  public static Map<String, String> places() {
    var places = new LinkedHashMap<String, String>();
    Arrays.stream(Stage.values())
        .filter(stage -> stage != Stage.REJECTED)
        .forEach(stage -> places.put(stage.code(), place(stage.code())));
    Arrays.stream(Outcome.values())
        .forEach(outcome -> places.put(outcome.code(), place(outcome.code())));
    return places;
  }

  /** A stage, or how a cycle ended: {@code TAL}, {@code Recycled}. */
  public static String place(String code) {
    return ABBREVIATED.stream().anyMatch(stage -> stage.code().equals(code))
        ? code.toUpperCase(Locale.ROOT)
        : capitalised(code);
  }

  /** What it means that a lead is there; empty where the word says it. */
  public static String meaning(String code) {
    return switch (code) {
      case "inquiry" -> "it came in and is looked at";
      case "aql" -> "fit and readiness say that people should work it";
      case "tgl" -> "inside sales found it";
      case "sgl" -> "sales found it";
      case "tal" -> "inside sales took it on";
      case "tql" -> "the discovery call confirmed it";
      case "sal" -> "sales took it on";
      case "sql" -> "there is an opportunity with a value and a close date";
      case "won" -> "signed";
      case "expansion" -> "a customer may want more";
      default -> "";
    };
  }

  /** A code with blanks: {@code wrong territory}. */
  public static String plain(String code) {
    return code == null ? "" : code.replace('-', ' ');
  }

  /** A code as it begins a sentence: {@code Accept lead}. */
  public static String capitalised(String code) {
    var words = plain(code);
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** As people guess a length of time: {@code 3 h 20 min}, {@code 2 days 4 h}. */
  public static String length(Duration length) {
    var minutes = Math.max(1, length.abs().toMinutes());
    var hours = minutes / MINUTES_AN_HOUR;
    var days = hours / HOURS_A_DAY;
    if (days >= FEW_DAYS) {
      return days + " days";
    }
    if (days > 0) {
      return pair(days == 1 ? "1 day" : days + " days", hours % HOURS_A_DAY, "h");
    }
    return hours > 0 ? pair(hours + " h", minutes % MINUTES_AN_HOUR, "min") : minutes + " min";
  }

  private static String pair(String larger, long rest, String unit) {
    return rest == 0 ? larger : "%s %d %s".formatted(larger, rest, unit);
  }
}
