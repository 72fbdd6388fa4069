package io.sluice.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineRulesTest {

  private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");
  private static final UUID LEAD = UUID.randomUUID();
  private static final MachineRules RULES =
      new MachineRules(Duration.ofSeconds(10), 3, Duration.ofSeconds(1), List.of());

  @ParameterizedTest
  @CsvSource({
    "-10001, ",
    "-10000, right-after-mail",
    "0,      right-after-mail",
    "10000,  right-after-mail",
    "10001,  "
  })
  void aClickCloseToTheSendingOfAMailIsAMachines(long millisAfter, String machine) {
    var click = at("email-click", millisAfter);

    assertThat(machines(List.of(click), NOON.minusSeconds(90), NOON))
        .isEqualTo(Collections.singletonMap(click.engagementId(), machine));
  }

  @Test
  void onlyClicksAreSuspected() {
    var asked = at("demo-request", 1);

    assertThat(RULES.judge(List.of(asked, asked, asked), List.of(NOON)))
        .allMatch(Engagement::isHuman);
  }

  @Test
  void everyClickOfABurstIsAMachinesAndNoOther() {
    var before = at("email-click", -1_001);
    var first = at("email-click", 0);
    var second = at("email-click", 600);
    var third = at("email-click", 1_000);
    var after = at("email-click", 1_601);

    var machines = machines(List.of(third, before, second, after, first));

    assertThat(machines)
        .containsEntry(first.engagementId(), "burst")
        .containsEntry(second.engagementId(), "burst")
        .containsEntry(third.engagementId(), "burst")
        .containsEntry(before.engagementId(), null)
        .containsEntry(after.engagementId(), null);
  }

  @Test
  void twoClicksAtOnceAreADoubleClick() {
    assertThat(machines(List.of(at("email-click", 0), at("email-click", 0))).values())
        .containsOnlyNulls();
  }

  @Test
  void aUserAgentGivesAnyActivityAway() {
    var opened = at("pricing-page", 0).by("HeadlessChrome");

    assertThat(machines(List.of(opened)).values()).containsExactly("user-agent:HeadlessChrome");
  }

  @Property
  void theOrderOfArrivalDoesNotMatter(@ForAll("logs") List<Engagement> log, @ForAll Random random) {
    var shuffled = new ArrayList<>(log);
    Collections.shuffle(shuffled, random);

    assertThat(machines(shuffled, NOON)).isEqualTo(machines(log, NOON));
  }

  @Property
  void aClickIsOfABurstWhereASecondAroundItHasThree(@ForAll("logs") List<Engagement> log) {
    var clicks = log.stream().filter(MachineRules::isClick).toList();

    machines(log)
        .forEach(
            (id, machine) ->
                assertThat("burst".equals(machine))
                    .isEqualTo(
                        clicks.stream()
                            .anyMatch(
                                first -> {
                                  var within =
                                      clicks.stream()
                                          .filter(c -> isWithin(first, c))
                                          .map(Engagement::engagementId)
                                          .toList();
                                  return within.size() >= 3 && within.contains(id);
                                })));
  }

  private static boolean isWithin(Engagement first, Engagement click) {
    return !click.occurredAt().isBefore(first.occurredAt())
        && !click.occurredAt().isAfter(first.occurredAt().plusSeconds(1));
  }

  @Test
  void refusesRulesThatMakeNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MachineRules(Duration.ZERO, 1, Duration.ZERO, List.of()))
        .withMessageContaining("sluice.machines.burst is 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MachineRules(Duration.ofSeconds(-1), 3, Duration.ZERO, List.of()))
        .withMessageContaining("sluice.machines.after-mail is PT-1S");
  }

  @Provide
  Arbitrary<List<Engagement>> logs() {
    return Combinators.combine(
            Arbitraries.of("email-click", "email-click", "webinar"),
            Arbitraries.longs().between(-3_000, 30_000).map(millis -> millis / 100 * 100))
        .as(MachineRulesTest::at)
        .list()
        .ofMaxSize(20);
  }

  private static Map<UUID, String> machines(List<Engagement> log, Instant... mails) {
    return RULES.judge(log, List.of(mails)).stream()
        .collect(
            Collectors.collectingAndThen(
                Collectors.toList(),
                judged -> {
                  var machines = new java.util.HashMap<UUID, String>();
                  judged.forEach(e -> machines.put(e.engagementId(), e.automatedBy()));
                  return machines;
                }));
  }

  private static Engagement at(String kind, long millis) {
    var at = NOON.plusMillis(millis);
    return new Engagement(UUID.randomUUID(), LEAD, kind, at, at);
  }
}
