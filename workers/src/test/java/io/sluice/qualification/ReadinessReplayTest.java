package io.sluice.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.engagement.Engagement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

/**
 * The evidence of 10,000 generated leads, by the shipped policy: the answer that {@code
 * DecisionRulesTest} has from the engine.
 */
class ReadinessReplayTest {

  private static final int LEADS = 10_000;
  private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final ReadinessPolicy POLICY = shippedPolicy();

  @Property(tries = LEADS)
  void theStoredExplanationAddsUpToTheTotalAndItsFactsGiveTheSameAgain(
      @ForAll("logs") List<Engagement> log) {
    var stored = stored(log);

    assertThat(
            stored.criteria().stream()
                .map(Criterion::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(stored.total());
    assertThat(stored.criteria()).hasSameSizeAs(POLICY.actions());
    assertThat(stored.criteria())
        .filteredOn(criterion -> criterion.verdict() == Verdict.MET)
        .allMatch(criterion -> criterion.counted() > 0 && criterion.latestAt() != null);
    var replayed = Readiness.at(asOf(stored), POLICY, replay(stored));
    assertThat(replayed.level()).hasToString(stored.result());
    assertThat(replayed.criteria()).isEqualTo(stored.criteria());
  }

  @Property(tries = LEADS)
  void theOrderOfArrivalDoesNotMatter(@ForAll("logs") List<Engagement> log, @ForAll Random random) {
    var arrived = new ArrayList<>(log);
    Collections.shuffle(arrived, random);

    assertThat(Readiness.at(NOW, POLICY, arrived)).isEqualTo(Readiness.at(NOW, POLICY, log));
  }

  @Property(tries = LEADS)
  void whatSpeaksAgainstIsBoundedAndFades(@ForAll("logs") List<Engagement> log) {
    var readiness = Readiness.at(NOW, POLICY, log);
    for (var i = 0; i < POLICY.actions().size(); i++) {
      var cap = POLICY.actions().get(i).cap();
      assertThat(readiness.criteria().get(i).points())
          .isBetween(cap.min(BigDecimal.ZERO), cap.max(BigDecimal.ZERO));
    }
    var inTenYears = Readiness.at(NOW.plus(Duration.ofDays(3652)), POLICY, log);
    assertThat(inTenYears.criteria()).allMatch(criterion -> criterion.points().signum() == 0);
  }

  @Property(tries = LEADS)
  void oneMoreActionOfAPersonNeverTurnsAgainstItself(
      @ForAll("logs") List<Engagement> log, @ForAll("engagements") Engagement more) {
    var before = Readiness.at(NOW, POLICY, log).criteria();
    var after = Readiness.at(NOW, POLICY, with(log, more)).criteria();
    for (var i = 0; i < before.size(); i++) {
      var direction = POLICY.actions().get(i).points();
      var change = after.get(i).points().subtract(before.get(i).points());
      assertThat(change.signum() * direction.signum()).isNotNegative();
    }
  }

  @Property(tries = LEADS)
  void whatAMachineDidChangesNothing(
      @ForAll("logs") List<Engagement> log, @ForAll("engagements") Engagement more) {
    assertThat(Readiness.at(NOW, POLICY, with(log, byMachine(more))))
        .isEqualTo(Readiness.at(NOW, POLICY, log));
  }

  @Provide
  Arbitrary<List<Engagement>> logs() {
    return engagements().list().ofMaxSize(25);
  }

  /** Of the last 400 days, the last days more often, and many at the very same instant. */
  @Provide
  Arbitrary<Engagement> engagements() {
    var kinds =
        Stream.concat(
                POLICY.actions().stream().map(ReadinessPolicy.Action::kind),
                Stream.of("call", "sneeze"))
            .toList();
    var secondsAgo =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-60, 400L * 86_400),
            Arbitraries.longs().between(0, 2 * 86_400),
            Arbitraries.of(0L, 43_200L, 86_400L));
    return Combinators.combine(Arbitraries.of(kinds), secondsAgo, Arbitraries.of(true, true, false))
        .as(ReadinessReplayTest::engagement);
  }

  private static Engagement engagement(String kind, long secondsAgo, boolean human) {
    var then = NOW.minusSeconds(secondsAgo);
    var done = new Engagement(UUID.randomUUID(), UUID.randomUUID(), kind, then, NOW);
    return human ? done : byMachine(done);
  }

  private static Engagement byMachine(Engagement done) {
    return new Engagement(
        done.engagementId(), done.leadId(), done.kind(), done.occurredAt(), NOW, "burst");
  }

  private static List<Engagement> with(List<Engagement> log, Engagement more) {
    return Stream.concat(log.stream(), Stream.of(more)).toList();
  }

  /** As it is read back from where it was written. */
  private static Assessment stored(List<Engagement> log) {
    var assessment = ReadinessCheck.assess(NOW, POLICY, log, "sales-readiness", 1);
    return JSON.readValue(JSON.writeValueAsString(assessment), Assessment.class);
  }

  private static Instant asOf(Assessment stored) {
    return Instant.parse((String) stored.facts().get("asOf"));
  }

  private static List<Engagement> replay(Assessment stored) {
    List<?> engagements = (List<?>) stored.facts().get("engagements");
    return engagements.stream()
        .map(each -> (Map<?, ?>) each)
        .map(
            each ->
                new Engagement(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    (String) each.get("kind"),
                    Instant.parse((String) each.get("occurredAt")),
                    NOW,
                    (String) each.get("notCountedBecause")))
        .toList();
  }

  private static ReadinessPolicy shippedPolicy() {
    try (var file =
        ReadinessReplayTest.class.getResourceAsStream("/decisions/sales-readiness.json")) {
      return JSON.treeToValue(JSON.readTree(file).at("/0/expect"), ReadinessPolicy.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
