package io.sluice.nurture;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class JitterTest {

  private static final LocalDate DAY = LocalDate.of(2027, 2, 1);

  @Property
  void neverBeforeTheDayAndNeverTooLong(
      @ForAll("leads") UUID lead,
      @ForAll @IntRange(min = 1, max = 9) int cycle,
      @ForAll @IntRange(max = 60) int days) {
    var wakeAt = new Jitter(lead, cycle).onOrAfter(DAY, days).atZone(ZoneOffset.UTC);

    assertThat(wakeAt.toLocalDate()).isBetween(DAY, DAY.plusDays(days));
    assertThat(wakeAt.toLocalTime()).isBetween(LocalTime.of(7, 0), LocalTime.of(15, 0));
  }

  @Property
  void isTheSameForTheSameLeadAndCycle(
      @ForAll("leads") UUID lead, @ForAll @IntRange(min = 1, max = 9) int cycle) {
    assertThat(new Jitter(lead, cycle).onOrAfter(DAY, 14))
        .isEqualTo(new Jitter(lead, cycle).onOrAfter(DAY, 14));
  }

  @Example
  void spreadsTheLeadsOfOneDayEvenly() {
    var perDay =
        IntStream.range(0, 8_000)
            .mapToObj(i -> new Jitter(UUID.randomUUID(), 1 + i % 3).onOrAfter(DAY, 7))
            .collect(
                groupingBy(wakeAt -> wakeAt.atZone(ZoneOffset.UTC).getDayOfMonth(), counting()));

    assertThat(perDay.values())
        .hasSize(8)
        .allSatisfy(leads -> assertThat(leads).isBetween(800L, 1_200L));
  }

  @Provide
  Arbitrary<UUID> leads() {
    var bits = Arbitraries.longs();
    return Combinators.combine(bits, bits).as(UUID::new);
  }
}
