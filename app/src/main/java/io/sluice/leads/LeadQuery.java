package io.sluice.leads;

import io.sluice.figures.Cohort;
import io.sluice.figures.FigureFilter;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which leads the list is to show.
 *
 * @param cycles whether they are those of a period: then every cycle of it stands in the list, as
 *     the figures count them, and else every lead with its latest cycle
 * @param now the place where it stands now
 * @param owner user name of who has it
 * @param page from 0
 */
public record LeadQuery(
    FigureFilter filter,
    Cohort cohort,
    boolean cycles,
    String typed,
    Optional<String> now,
    Optional<String> owner,
    LeadOrder order,
    int page) {

  private static final Set<String> OF_A_PERIOD = Set.of("from", "to", "stage", "fate", "reason");
  private static final int MOST_PAGES = 100_000;

  /**
   * @throws Problem naming each parameter that cannot be
   */
  public static LeadQuery of(HttpServletRequest request, Clock clock) {
    var given = new HashMap<String, String>();
    request.getParameterMap().forEach((name, values) -> given.put(name, values[0].strip()));
    given.values().removeIf(String::isEmpty);
    return of(given, clock);
  }

  static LeadQuery of(Map<String, String> given, Clock clock) {
    var violations = new ArrayList<Violation>();
    var places = LeadWords.places().keySet();
    var now = Optional.ofNullable(given.get("now"));
    now.filter(place -> !places.contains(place))
        .ifPresent(place -> violations.add(oneOf("now", place, List.copyOf(places))));
    var sort = given.getOrDefault("sort", LeadOrder.NEW.code());
    var order = LeadOrder.ofCode(sort);
    if (order.isEmpty()) {
      violations.add(oneOf("sort", sort, LeadOrder.codes()));
    }
    var page = page(given.getOrDefault("page", "0"), violations);
    if (!violations.isEmpty()) {
      throw Problem.invalid("Nothing is shown; errors says what to change.", violations);
    }
    return new LeadQuery(
        FigureFilter.of(given, clock),
        Cohort.of(given),
        given.keySet().stream().anyMatch(OF_A_PERIOD::contains),
        given.getOrDefault("q", ""),
        now,
        Optional.ofNullable(given.get("owner")),
        order.orElseThrow(),
        page);
  }

  private static int page(String text, List<Violation> violations) {
    try {
      var page = Integer.parseInt(text);
      if (page >= 0 && page <= MOST_PAGES) {
        return page;
      }
    } catch (NumberFormatException e) {
      // refused below
    }
    violations.add(new Violation("page", text, "send a number from 0 to " + MOST_PAGES));
    return 0;
  }

  private static Violation oneOf(String name, String value, List<String> known) {
    return new Violation(
        name, value, "send one of " + String.join(", ", known) + ", or leave it out");
  }

  LeadSearch search() {
    return new LeadSearch(typed);
  }

  /** Whether a kind of cycle is asked for, or those of a period. */
  public boolean isFiltered() {
    return cycles
        || filter.source().isPresent()
        || filter.channel().isPresent()
        || filter.team().isPresent()
        || filter.segment().isPresent()
        || filter.door().isPresent();
  }

  /** Whether anything is asked for: else all leads are shown. */
  public boolean isNarrowed() {
    return isFiltered() || now.isPresent() || owner.isPresent() || !search().isEmpty();
  }

  public LeadQuery at(int other) {
    return new LeadQuery(filter, cohort, cycles, typed, now, owner, order, other);
  }

  /** The same leads in another order, from the first one on. */
  public LeadQuery by(LeadOrder other) {
    return new LeadQuery(filter, cohort, cycles, typed, now, owner, other, 0);
  }

  /** Whatever became of them, and whenever they came in. */
  public LeadQuery ofAnyPeriod() {
    return new LeadQuery(filter, Cohort.ALL, false, typed, now, owner, order, 0);
  }

  /** What is set, by the name of its parameter. */
  public Map<String, String> parameters() {
    var parameters = new LinkedHashMap<String, String>();
    if (!search().isEmpty()) {
      parameters.put("q", typed);
    }
    parameters.putAll(filter.parameters());
    if (!cycles) {
      parameters.keySet().removeAll(OF_A_PERIOD);
    }
    parameters.putAll(cohort.parameters());
    now.ifPresent(place -> parameters.put("now", place));
    owner.ifPresent(username -> parameters.put("owner", username));
    if (order != LeadOrder.NEW) {
      parameters.put("sort", order.code());
    }
    if (page > 0) {
      parameters.put("page", String.valueOf(page));
    }
    return parameters;
  }

  /**
   * The same with the question mark before it, to put behind an address; empty where nothing is.
   */
  public String suffix() {
    var query = query();
    return query.isEmpty() ? "" : "?" + query;
  }

  /** The same as the query of an address. */
  public String query() {
    return parameters().entrySet().stream()
        .map(each -> each.getKey() + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
