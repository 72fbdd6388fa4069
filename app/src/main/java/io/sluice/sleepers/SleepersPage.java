package io.sluice.sleepers;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import io.sluice.page.BarChart;
import io.sluice.page.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the page shows.
 *
 * @param listed the leads that were asked for; empty where none were
 */
public record SleepersPage(
    SleepersFilter filter, List<Sleeping> groups, List<Sleeper> listed, Instant now) {

  private static final int WEEKS = 26;
  private static final int MOST_REASONS = 5;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  public int asleep() {
    return count(group -> !group.archived());
  }

  public int archived() {
    return count(Sleeping::archived);
  }

  /** How many wake until next Sunday, with those whose date has passed. */
  public int thisWeek() {
    return count(group -> !group.archived() && !group.week().isAfter(monday()));
  }

  /** Those who wake one day, the most frequent reason first. */
  public List<SleepersByReason> waking() {
    return byReason(group -> !group.archived());
  }

  /** Those whom no date wakes. */
  public List<SleepersByReason> resting() {
    return byReason(Sleeping::archived);
  }

  /** How many sleepers the filter stands for. */
  public int matching() {
    return count(
        group ->
            group.archived() == filter.archived()
                && filter.reason().map(key(group)::equals).orElse(true)
                && filter.track().map(group.track()::equals).orElse(true)
                && filter.outcome().map(group.outcome()::equals).orElse(true)
                && filter.weeks().map(weeks -> weeks.contain(group.week())).orElse(true));
  }

  /** How many wake in each of the next weeks, by reason; what comes later is the last bar. */
  public BarChart chart(Words words) {
    var bars = bars();
    var first = mostFrequent();
    var series =
        new ArrayList<>(
            IntStream.range(0, first.size())
                .mapToObj(
                    i ->
                        BarChart.series(
                            words.reason(first.get(i)),
                            perBar(bars, group -> Objects.equals(group.reason(), first.get(i))),
                            i + 1))
                .toList());
    var others = perBar(bars, group -> !first.contains(group.reason()));
    if (others.stream().anyMatch(leads -> leads > 0)) {
      series.add(BarChart.series("Other reasons", others, 0));
    }
    return new BarChart(
        bars.stream().map(bar -> bar.isOpenEnded() ? "later" : DAY.format(bar.named())).toList(),
        series,
        bars.stream().map(SleepersPage::listed).toList());
  }

  private static String listed(WakeWeeks bar) {
    return "%s?%s=%s#listed"
        .formatted(SleepersController.PATH, bar.isOpenEnded() ? "later" : "week", bar.named());
  }

  /** How many wake in each week that any do, with those that share a bar. */
  public List<Map.Entry<LocalDate, Integer>> byWeek() {
    return groups.stream()
        .filter(group -> !group.archived())
        .collect(groupingBy(this::wakes, summingInt(Sleeping::leads)))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .toList();
  }

  private List<WakeWeeks> bars() {
    var later = WakeWeeks.from(monday().plusWeeks(WEEKS));
    var weeks =
        Stream.iterate(monday(), week -> week.plusWeeks(1))
            .limit(WEEKS)
            .map(week -> WakeWeeks.of(week, now));
    return Stream.concat(
            weeks,
            groups.stream().anyMatch(group -> later.contain(group.week()))
                ? Stream.of(later)
                : Stream.empty())
        .toList();
  }

  private List<Integer> perBar(List<WakeWeeks> bars, Predicate<Sleeping> which) {
    return bars.stream()
        .map(bar -> count(group -> which.test(group) && bar.contain(group.week())))
        .toList();
  }

  /** Those whose date has passed wake as soon as the rate allows: this week. */
  private LocalDate wakes(Sleeping group) {
    return group.week().isBefore(monday()) ? monday() : group.week();
  }

  private List<String> mostFrequent() {
    return waking().stream().map(SleepersByReason::reason).distinct().limit(MOST_REASONS).toList();
  }

  private List<SleepersByReason> byReason(Predicate<Sleeping> which) {
    return groups.stream()
        .filter(which)
        .collect(groupingBy(group -> List.of(group.outcome(), key(group), group.track())))
        .values()
        .stream()
        .map(SleepersPage::sum)
        .sorted(
            Comparator.comparing(SleepersByReason::leads)
                .reversed()
                .thenComparing(SleepersByReason::key)
                .thenComparing(SleepersByReason::track))
        .toList();
  }

  private static SleepersByReason sum(List<Sleeping> groups) {
    var first = groups.getFirst();
    return new SleepersByReason(
        first.outcome(),
        first.reason(),
        first.track(),
        groups.stream()
            .map(Sleeping::next)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null),
        groups.stream().mapToInt(Sleeping::leads).sum());
  }

  private int count(Predicate<Sleeping> which) {
    return groups.stream().filter(which).mapToInt(Sleeping::leads).sum();
  }

  private static String key(Sleeping group) {
    return group.reason() == null ? SleepersFilter.NO_REASON : group.reason();
  }

  /** Of the week that it is. */
  public LocalDate monday() {
    return WakeWeeks.present(now);
  }
}
