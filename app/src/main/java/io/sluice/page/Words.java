package io.sluice.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Codes, durations and amounts as people say them. */
@Component("words")
public class Words {

  private static final Map<String, String> NAMES =
      Map.of(
          "tal", "TAL",
          "tql", "TQL",
          "aql", "AQL",
          "sal", "SAL",
          "sql", "SQL",
          "tgl", "TGL",
          "sgl", "SGL",
          "resolve-stalled-follow-up", "Decide on a stalled follow-up",
          "review-duplicate", "Decide: same person?");

  private static final long THOUSAND = 1_000;
  private static final long MILLION = 1_000_000;
  private static final String NONE = "–";

  /** A code such as {@code wrong-territory}; a dash where there is none. */
  public String code(String code) {
    if (code == null || code.isBlank()) {
      return NONE;
    }
    var name = NAMES.get(code);
    if (name != null) {
      return name;
    }
    var words = code.replace('-', ' ').replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Why something became of a lead. */
  public String reason(String code) {
    return code == null || code.isBlank() ? "No reason given" : code(code);
  }

  /** A whole number with its thousands apart. */
  public String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A number for a narrow place: {@code 12.3k}. */
  public String brief(long number) {
    return number < 10 * THOUSAND
        ? number(number)
        : digits(BigDecimal.valueOf(number), number < MILLION ? THOUSAND : MILLION)
            + (number < MILLION ? "k" : "m");
  }

  /** The two largest units of a duration: {@code 3 h 20 min}. */
  public String duration(Duration duration) {
    if (duration == null) {
      return NONE;
    }
    var minutes = duration.plusSeconds(30).toMinutes();
    if (minutes < 1) {
      return duration.toSeconds() + " s";
    }
    if (minutes < 60) {
      return minutes + " min";
    }
    if (minutes < 24 * 60) {
      return two(minutes / 60, "h", minutes % 60, "min");
    }
    var hours = Math.round(minutes / 60.0);
    return hours < 14 * 24
        ? two(hours / 24, "d", hours % 24, "h")
        : number(Math.round(hours / 24.0)) + " d";
  }

  /** The same of seconds; a dash where there are none. */
  public String seconds(Number seconds) {
    return seconds == null ? NONE : duration(Duration.ofSeconds(Math.round(seconds.doubleValue())));
  }

  private static String two(long large, String unit, long small, String smallUnit) {
    return small == 0
        ? "%d %s".formatted(large, unit)
        : "%d %s %d %s".formatted(large, unit, small, smallUnit);
  }

  /** US dollars, short: {@code $1.2m}. */
  public String money(BigDecimal dollars) {
    if (dollars == null) {
      return NONE;
    }
    var whole = dollars.setScale(0, RoundingMode.HALF_UP).longValue();
    if (Math.abs(whole) >= 999_500) {
      return "$" + digits(dollars, MILLION) + "m";
    }
    return Math.abs(whole) >= THOUSAND ? "$" + digits(dollars, THOUSAND) + "k" : "$" + whole;
  }

  /** Three digits that count. */
  private static String digits(BigDecimal amount, long unit) {
    var number = amount.divide(BigDecimal.valueOf(unit), 6, RoundingMode.HALF_UP);
    var scale = number.abs().compareTo(BigDecimal.TEN) < 0 ? 1 : 0;
    var rounded = number.setScale(scale, RoundingMode.HALF_UP);
    return rounded.stripTrailingZeros().scale() <= 0
        ? String.format(Locale.ROOT, "%,d", rounded.longValue())
        : rounded.toPlainString();
  }

  /** A share from 0 to 1 as percent; a dash where there is none. */
  public String percent(Number share) {
    if (share == null) {
      return NONE;
    }
    var percent = share.doubleValue() * 100;
    return percent > 0 && percent < 1 || percent > 99 && percent < 100
        ? String.format(Locale.ROOT, "%.1f %%", percent)
        : Math.round(percent) + " %";
  }

  /** {@code 1 lead}, {@code 2 leads}. */
  public String count(long number, String one, String many) {
    return number == 1 ? "1 " + one : number(number) + " " + many;
  }
}
