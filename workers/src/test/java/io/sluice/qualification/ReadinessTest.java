package io.sluice.qualification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import io.sluice.engagement.Engagement;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessTest {

  private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");

  private static final ReadinessPolicy POLICY =
      new ReadinessPolicy(
          List.of(
              action("demo-request", "45", "30", "90", true),
              action("pricing-page", "20", "10", "50", false),
              action("newsletter", "3", "14", "3", false)),
          List.of(level(1, "40"), level(2, "20"), level(3, "8"), level(4, "0")));

  @ParameterizedTest
  @CsvSource({"0, 20.00", "10, 10.00", "20, 5.00", "5, 14.14", "100, 0.02", "200, 0.00"})
  void actionIsWorthHalfAfterEachHalfLife(int daysAgo, BigDecimal points) {
    assertThat(points(at(engagement("pricing-page", daysAgo)), "pricing-page")).isEqualTo(points);
  }

  @Test
  void actionsAddUpToTheCapOfTheirKind() {
    var visit = engagement("pricing-page", 0);
    assertThat(points(at(visit, visit), "pricing-page")).isEqualTo("40.00");
    assertThat(points(at(visit, visit, visit), "pricing-page")).isEqualTo("50.00");
  }

  @Test
  void actionReportedByAFastClockIsWorthNoMoreThanNow() {
    assertThat(points(at(engagement("pricing-page", -3)), "pricing-page")).isEqualTo("20.00");
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 25.00, 1", "1, 23, 25.00, 1", "1, 25, 48.26, 2", "2, 25, 25.00, 1"})
  void actionsOfOneWindowCountUpToItsCap(
      int windowDays, int hours, BigDecimal points, int counted) {
    var policy = windowed("25", "50", windowDays, "25");
    var endOfDay = Instant.parse("2026-03-05T23:59:59Z");
    var found =
        Readiness.at(
                endOfDay,
                policy,
                List.of(
                    engagement("pricing-page", endOfDay),
                    engagement("pricing-page", endOfDay.minus(Duration.ofHours(hours)))))
            .criteria()
            .getFirst();

    assertThat(found.points()).isEqualTo(points);
    assertThat(found.counted()).isEqualTo(counted);
    assertThat(found.latestAt()).isEqualTo(endOfDay);
  }

  @Test
  void theLatestOfAWindowCountFirstAndTheLastOneInPart() {
    var policy = windowed("20", "100", 7, "30");
    var found =
        Readiness.at(
                NOW.plus(Duration.ofDays(2)),
                policy,
                List.of(engagement("pricing-page", -2), engagement("pricing-page", 0)))
            .criteria()
            .getFirst();

    assertThat(found.points().doubleValue())
        .isCloseTo(20 + 10 * Math.pow(0.5, 0.2), Offset.offset(0.01));
  }

  @ParameterizedTest
  @CsvSource({"1, -10.00", "2, -20.00", "5, -20.00"})
  void whatSpeaksAgainstIsBoundedToo(int times, BigDecimal points) {
    var policy = windowed("-10", "-20", 1, "-10");
    var log = IntStream.range(0, times).mapToObj(i -> engagement("pricing-page", i)).toList();
    var nearlyNoDecay =
        new ReadinessPolicy(
            policy.actions().stream().map(ReadinessTest::lasting).toList(), POLICY.levels());

    assertThat(points(Readiness.at(NOW, nearlyNoDecay, log), "pricing-page")).isEqualTo(points);
  }

  @Test
  void whatSpeaksAgainstFades() {
    var policy = windowed("-10", "-20", 1, "-10");

    var found = Readiness.at(NOW, policy, List.of(engagement("pricing-page", 10)));

    assertThat(points(found, "pricing-page")).isEqualTo("-5.00");
    assertThat(found.criteria().getFirst().verdict()).isEqualTo(Verdict.MET);
    var longAgo = Readiness.at(NOW, policy, List.of(engagement("pricing-page", 200)));
    assertThat(points(longAgo, "pricing-page")).isZero();
    assertThat(longAgo.criteria().getFirst().verdict()).isEqualTo(Verdict.NOT_MET);
  }

  @Test
  void anActionThatWasNotDoneIsCountedZeroTimes() {
    var never = at().criteria().getFirst();

    assertThat(never.counted()).isZero();
    assertThat(never.latestAt()).isNull();
  }

  @Test
  void aHalfLifeOfNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> action("pricing-page", "20", "0", "50", false))
        .withMessage("Row 'pricing-page' has the halfLifeDays 0, which must be above 0.");
  }

  @Test
  void actionThatNoCriterionNamesCountsForNothing() {
    assertThat(total(at(engagement("sneeze", 0)))).isZero();
  }

  @Test
  void everyCriterionIsReportedMetOrNot() {
    assertThat(at(engagement("newsletter", 1)).criteria())
        .extracting(Criterion::criterion, Criterion::verdict)
        .containsExactly(
            tuple("demo-request", Verdict.NOT_MET),
            tuple("pricing-page", Verdict.NOT_MET),
            tuple("newsletter", Verdict.MET));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 4",
    "7.99, 4",
    "8, 3",
    "19.99, 3",
    "20.00, 2",
    "39.99, 2",
    "40, 1",
    "1000, 1",
    "-5, 4"
  })
  void levelHoldsFromItsPointsOn(BigDecimal worth, int level) {
    var policy =
        new ReadinessPolicy(
            List.of(action("pricing-page", worth.toString(), "10", "1000", false)),
            POLICY.levels());
    assertThat(Readiness.at(NOW, policy, List.of(engagement("pricing-page", 0))).level())
        .isEqualTo(level);
  }

  @Test
  void levelDoesNotDependOnTheOrderOfTheTable() {
    var reversed = new ArrayList<>(POLICY.levels());
    Collections.reverse(reversed);
    var policy = new ReadinessPolicy(POLICY.actions(), reversed);
    assertThat(Readiness.at(NOW, policy, List.of(engagement("pricing-page", 0))).level())
        .isEqualTo(2);
  }

  @Test
  void leadIsColdWhenTheTableHasNoLevels() {
    var policy = new ReadinessPolicy(POLICY.actions(), List.of());
    assertThat(Readiness.at(NOW, policy, List.of()).level()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "demo-request, 0, true",
    "demo-request, 30, true",
    "demo-request, 31, false",
    "pricing-page, 0, false"
  })
  void handIsUpForOneHalfLife(String kind, int daysAgo, boolean up) {
    assertThat(at(engagement(kind, daysAgo)).handRaiser()).isEqualTo(up);
  }

  @ParameterizedTest
  @CsvSource({"29, true", "31, false"})
  void handGoesDownEvenWhenItIsWorthNoPoints(int daysAgo, boolean up) {
    var policy =
        new ReadinessPolicy(List.of(action("demo-request", "0", "30", "0", true)), POLICY.levels());
    assertThat(Readiness.at(NOW, policy, List.of(engagement("demo-request", daysAgo))).handRaiser())
        .isEqualTo(up);
  }

  @Property(tries = 200)
  void orderOfTheLogDoesNotMatter(@ForAll("logs") List<Engagement> log, @ForAll Random random) {
    var shuffled = new ArrayList<>(log);
    Collections.shuffle(shuffled, random);
    assertThat(Readiness.at(NOW, POLICY, shuffled)).isEqualTo(Readiness.at(NOW, POLICY, log));
  }

  @Property(tries = 200)
  void criteriaStayWithinTheirCapsAndAddUpToTheStoredTotal(@ForAll("logs") List<Engagement> log) {
    var readiness = Readiness.at(NOW, POLICY, log);
    for (var action : POLICY.actions()) {
      assertThat(points(readiness, action.kind())).isBetween(BigDecimal.ZERO, action.cap());
    }
    var stored =
        Assessment.of("readiness", "4", "sales-readiness", 1, Map.of(), readiness.criteria());
    assertThat(stored.total()).isEqualByComparingTo(total(readiness));
    assertThat(stored.coverage()).isEqualTo(100);
  }

  @Property(tries = 200)
  void withoutNewsALeadNeverGetsHotter(@ForAll("logs") List<Engagement> log) {
    var today = Readiness.at(NOW, POLICY, log);
    var tomorrow = Readiness.at(NOW.plus(Duration.ofDays(1)), POLICY, log);
    assertThat(tomorrow.level()).isGreaterThanOrEqualTo(today.level());
    assertThat(total(tomorrow)).isLessThanOrEqualTo(total(today));
  }

  @Provide
  Arbitrary<List<Engagement>> logs() {
    return Combinators.combine(
            Arbitraries.of("demo-request", "pricing-page", "newsletter", "sneeze"),
            Arbitraries.integers().between(0, 120))
        .as(ReadinessTest::engagement)
        .list()
        .ofMaxSize(15);
  }

  private static Readiness at(Engagement... engagements) {
    return Readiness.at(NOW, POLICY, List.of(engagements));
  }

  private static BigDecimal points(Readiness readiness, String criterion) {
    return readiness.criteria().stream()
        .filter(found -> found.criterion().equals(criterion))
        .findFirst()
        .orElseThrow()
        .points();
  }

  private static BigDecimal total(Readiness readiness) {
    return readiness.criteria().stream()
        .map(Criterion::points)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Engagement engagement(String kind, int daysAgo) {
    var then = NOW.minus(Duration.ofDays(daysAgo));
    return new Engagement(UUID.randomUUID(), UUID.randomUUID(), kind, then, then);
  }

  private static Engagement engagement(String kind, Instant then) {
    return new Engagement(UUID.randomUUID(), UUID.randomUUID(), kind, then, then);
  }

  private static ReadinessPolicy windowed(
      String points, String cap, int windowDays, String windowCap) {
    return new ReadinessPolicy(
        List.of(
            new ReadinessPolicy.Action(
                "pricing-page",
                "Read the pricing page",
                new BigDecimal(points),
                BigDecimal.TEN,
                new BigDecimal(cap),
                BigDecimal.valueOf(windowDays),
                new BigDecimal(windowCap),
                false)),
        POLICY.levels());
  }

  private static ReadinessPolicy.Action lasting(ReadinessPolicy.Action action) {
    return new ReadinessPolicy.Action(
        action.kind(),
        action.label(),
        action.points(),
        BigDecimal.valueOf(1_000_000),
        action.cap(),
        action.windowDays(),
        action.windowCap(),
        false);
  }

  private static ReadinessPolicy.Action action(
      String kind, String points, String halfLifeDays, String cap, boolean handRaiser) {
    return new ReadinessPolicy.Action(
        kind,
        kind,
        new BigDecimal(points),
        new BigDecimal(halfLifeDays),
        new BigDecimal(cap),
        null,
        null,
        handRaiser);
  }

  private static ReadinessPolicy.Level level(int level, String fromPoints) {
    return new ReadinessPolicy.Level(level, new BigDecimal(fromPoints));
  }
}
