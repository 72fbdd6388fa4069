package io.sluice.figures;

import io.sluice.lead.Entry;
import io.sluice.page.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which cycles figures are of.
 *
 * @param from the first day, of UTC
 * @param to the day after the last one
 * @param source as the lead came by it, {@code unknown} where it came by none; likewise channel
 * @param team that had a task of the cycle
 * @param segment the code of a {@link Segment}
 * @param door where the cycle entered the waterfall: the code of an {@link Entry}
 */
public record FigureFilter(
    LocalDate from,
    LocalDate to,
    Optional<String> source,
    Optional<String> channel,
    Optional<String> team,
    Optional<String> segment,
    Optional<String> door) {

  private static final Set<String> PERIOD = Set.of("from", "to");

  /** How long the period is where nobody says. */
  public static final int DAYS = 90;

  private static final int MOST_YEARS = 100;

  /** Where cycles enter the waterfall; a customer who is looked after is not in it. */
  public static List<String> doors() {
    return Arrays.stream(Entry.values())
        .filter(entry -> entry != Entry.CUSTOMER)
        .map(Entry::code)
        .toList();
  }

  /**
   * @throws io.sluice.problem.Problem naming each parameter that cannot be
   */
  public static FigureFilter of(HttpServletRequest request, Clock clock) {
    return of(Parameters.of(request), clock);
  }

  /**
   * @param given by name; what is blank or no parameter of a filter counts for nothing
   * @throws io.sluice.problem.Problem naming each parameter that cannot be
   */
  public static FigureFilter of(Map<String, String> given, Clock clock) {
    var parameters = new Parameters(given);
    var tomorrow = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
    var to = parameters.day("to").orElse(tomorrow);
    var from = parameters.day("from").orElse(to.minusDays(DAYS));
    if (!from.isBefore(to)) {
      parameters.refuse(
          "from", "send a day before %s, the day on which the period is over".formatted(to));
    } else if (from.isBefore(to.minusYears(MOST_YEARS))) {
      parameters.refuse("from", "send a day at most %d years before %s".formatted(MOST_YEARS, to));
    }
    var filter =
        new FigureFilter(
            from,
            to,
            parameters.text("source"),
            parameters.text("channel"),
            parameters.text("team"),
            parameters.one("segment", Segment.class).map(Segment::code),
            parameters.word("door", doors()));
    parameters.requireNoViolation();
    return filter;
  }

  public long days() {
    return ChronoUnit.DAYS.between(from, to);
  }

  /** The same of the period of equal length before this one. */
  public FigureFilter previous() {
    return within(from.minusDays(days()), from);
  }

  /** The same of another period. */
  public FigureFilter within(LocalDate start, LocalDate end) {
    return new FigureFilter(start, end, source, channel, team, segment, door);
  }

  /** Whether it means some kinds of cycles only. */
  public boolean isOfKind() {
    return Stream.of(source, channel, team, segment, door).anyMatch(Optional::isPresent);
  }

  /** What is set, by the name of its parameter. */
  public Map<String, String> parameters() {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("from", from.toString());
    parameters.put("to", to.toString());
    source.ifPresent(value -> parameters.put("source", value));
    channel.ifPresent(value -> parameters.put("channel", value));
    team.ifPresent(value -> parameters.put("team", value));
    segment.ifPresent(value -> parameters.put("segment", value));
    door.ifPresent(value -> parameters.put("door", value));
    return parameters;
  }

  /** The same as the query of an address, to put behind its question mark. */
  public String query() {
    return Parameters.query(parameters());
  }

  /** The same of one source. */
  public FigureFilter ofSource(String one) {
    return new FigureFilter(from, to, Optional.of(one), channel, team, segment, door);
  }

  /** What is set for some of the cycles, by the name of its parameter. */
  public Map<String, String> parameters(Cohort cohort) {
    var parameters = new LinkedHashMap<>(parameters());
    if (!cohort.isOfPeriod()) {
      parameters.keySet().removeAll(PERIOD);
    }
    parameters.putAll(cohort.parameters());
    return parameters;
  }

  /** The same as the query of an address. */
  public String query(Cohort cohort) {
    return Parameters.query(parameters(cohort));
  }
}
