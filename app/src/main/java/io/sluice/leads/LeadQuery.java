package io.sluice.leads;

import io.sluice.figures.Cohort;
import io.sluice.figures.FigureFilter;
import io.sluice.page.Parameters;
import io.sluice.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  private static final Set<String> OF_A_PERIOD = Set.of("from", "to");
  private static final int MOST_PAGES = 100_000;

  /**
   * @throws Problem naming each parameter that cannot be
   */
  public static LeadQuery of(HttpServletRequest request, Clock clock) {
    return of(Parameters.of(request), clock);
  }

  static LeadQuery of(Map<String, String> given, Clock clock) {
    var parameters = new Parameters(given);
    var now = parameters.word("now", List.copyOf(LeadWords.places().keySet()));
    var order = parameters.one("sort", LeadOrder.class);
    var page = parameters.number("page", MOST_PAGES);
    var owner = parameters.text("owner");
    parameters.requireNoViolation();
    var cohort = Cohort.of(given);
    return new LeadQuery(
        FigureFilter.of(given, clock),
        cohort,
        !cohort.isAll() || OF_A_PERIOD.stream().anyMatch(parameters::has),
        given.getOrDefault("q", "").strip(),
        now,
        owner,
        order.orElse(LeadOrder.NEW),
        page);
  }

  LeadSearch search() {
    return new LeadSearch(typed);
  }

  /** Whether a kind of cycle is asked for, or those of a period. */
  public boolean isFiltered() {
    return cycles || filter.isOfKind();
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
    parameters.putAll(filter.parameters(cohort));
    if (!cycles) {
      parameters.keySet().removeAll(OF_A_PERIOD);
    }
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
    return Parameters.query(parameters());
  }
}
