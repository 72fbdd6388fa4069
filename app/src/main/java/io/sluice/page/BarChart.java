package io.sluice.page;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bars that stand on one another, for the script that draws them.
 *
 * @param labels what each bar is of
 * @param links where each bar leads to
 */
public record BarChart(List<String> labels, List<Series> series, List<String> links) {

  /**
   * @param hue the colour that it has on every page: {@code 0} for what is of no account
   */
  public static Series series(String label, List<? extends Number> values, int hue) {
    return new Series(label, List.copyOf(values), hue);
  }

  public String json() {
    return JsonMapper.shared().writeValueAsString(this);
  }

  /** One colour of all bars. */
  public record Series(String label, List<Number> values, int hue) {}
}
