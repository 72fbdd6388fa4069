package io.sluice.source;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import io.sluice.source.AlikeInquiries.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What became of the inquiries that a source brought in a period: those that came in then, however
 * late they were decided. What a lead does in its sleep, or a date that wakes it, is none.
 *
 * @param inquiries how many came in
 * @param open how many of them are still under way
 * @param aql how many were qualified by the criteria
 * @param tal how many inside sales accepted
 * @param accepted how many inside sales or sales accepted, and did not disqualify afterwards
 * @param rejected how many were refused before any contact, and by nobody accepted afterwards
 * @param disqualified how many were refused after it
 * @param suppressed how many nobody may contact
 * @param won how many bought
 * @param decided accepted or refused
 * @param refused rejected, disqualified or suppressed
 * @param refusedPercent of those that are decided, 0 to 100, to a tenth; null where none is
 * @param reasons why they were refused, the most frequent first
 */
public record SourceFigures(
    String source,
    int inquiries,
    int open,
    int aql,
    int tal,
    int accepted,
    int rejected,
    int disqualified,
    int suppressed,
    int won,
    int decided,
    int refused,
    BigDecimal refusedPercent,
    List<Reason> reasons) {

  /**
   * @param kind {@code rejected}, {@code disqualified} or {@code suppressed}
   */
  public record Reason(String kind, String reasonCode, int leads) {}

  /** The figures of each source, the largest first. */
  public static List<SourceFigures> of(Collection<AlikeInquiries> groups) {
    return groups.stream().collect(groupingBy(AlikeInquiries::source)).entrySet().stream()
        .map(each -> of(each.getKey(), each.getValue()))
        .sorted(comparing(SourceFigures::inquiries).reversed().thenComparing(SourceFigures::source))
        .toList();
  }

  private static SourceFigures of(String source, List<AlikeInquiries> groups) {
    var decided = count(groups, group -> !group.has(Verdict.NONE));
    var refused = count(groups, group -> group.verdict().isRefusal());
    return new SourceFigures(
        source,
        count(groups, group -> true),
        count(groups, AlikeInquiries::isOpen),
        count(groups, AlikeInquiries::aql),
        count(groups, AlikeInquiries::tal),
        count(groups, group -> group.has(Verdict.ACCEPTED)),
        count(groups, group -> group.has(Verdict.REJECTED)),
        count(groups, group -> group.has(Verdict.DISQUALIFIED)),
        count(groups, group -> group.has(Verdict.SUPPRESSED)),
        count(groups, group -> "customer".equals(group.outcome())),
        decided,
        refused,
        decided == 0
            ? null
            : BigDecimal.valueOf(100L * refused)
                .divide(BigDecimal.valueOf(decided), 1, RoundingMode.HALF_UP),
        reasons(groups));
  }

  private static List<Reason> reasons(List<AlikeInquiries> groups) {
    return groups.stream()
        .filter(group -> group.verdict().isRefusal())
        .collect(
            groupingBy(
                group -> List.of(group.verdict().name().toLowerCase(Locale.ROOT), group.because()),
                summingInt(AlikeInquiries::count)))
        .entrySet()
        .stream()
        .map(each -> new Reason(each.getKey().get(0), each.getKey().get(1), each.getValue()))
        .sorted(
            comparing(Reason::leads)
                .reversed()
                .thenComparing(Reason::kind)
                .thenComparing(Reason::reasonCode))
        .toList();
  }

  private static int count(List<AlikeInquiries> groups, Predicate<AlikeInquiries> which) {
    return groups.stream().filter(which).mapToInt(AlikeInquiries::count).sum();
  }
}
