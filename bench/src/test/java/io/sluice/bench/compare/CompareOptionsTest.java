package io.sluice.bench.compare;

import static io.sluice.bench.compare.SideName.CAMUNDA7;
import static io.sluice.bench.compare.SideName.FLOWABLE;
import static io.sluice.bench.compare.SideName.SLUICE;
import static io.sluice.bench.compare.SideName.SLUICE2;
import static io.sluice.bench.compare.SideName.SQL;
import static io.sluice.bench.compare.SideName.ZEEBE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class CompareOptionsTest {

  @Test
  void haveAllSidesButInASmoke() {
    assertThat(of(Map.of("bench.size", "smoke")).sides()).containsExactly(SLUICE, ZEEBE, SQL);
    assertThat(of(Map.of("bench.sides", "")).sides())
        .containsExactly(SLUICE, ZEEBE, SQL, SLUICE2, CAMUNDA7, FLOWABLE);
    assertThat(of(Map.of("bench.size", "full")).sides())
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(SideName.BEFORE)));
    assertThat(of(Map.of("bench.size", "many")).sides()).containsExactly(SLUICE, ZEEBE);
    assertThat(of(Map.of("bench.sides", "before, sluice")).sides())
        .containsExactly(SideName.BEFORE, SLUICE);
    assertThat(of(Map.of("bench.size", "smoke", "bench.sides", "sql, flowable")).sides())
        .containsExactly(SQL, FLOWABLE);
  }

  @Test
  void repeatTheSidesThatTargetsAreHeldOn() {
    var full = of(Map.of("bench.size", "full", "bench.repeats", "0"));
    assertThat(full.rounds()).isEqualTo(3);
    assertThat(full.sides())
        .filteredOn(side -> full.size().repeats(side) == 3)
        .containsExactly(SLUICE, ZEEBE);
    assertThat(full.sides())
        .filteredOn(side -> full.size().repeats(side) == 1)
        .containsExactly(SQL, SLUICE2, CAMUNDA7, FLOWABLE);
  }

  @Test
  void runNoSideMoreOftenThanThoseThatWereAskedFor() {
    assertThat(of(Map.of("bench.size", "full", "bench.sides", "camunda7")).rounds()).isEqualTo(1);
  }

  @Test
  void repeatEverySideAsOftenAsAskedFor() {
    var twice = of(Map.of("bench.size", "full", "bench.repeats", "2"));
    assertThat(twice.sides()).allMatch(side -> twice.size().repeats(side) == 2);
  }

  private static CompareOptions of(Map<String, String> given) {
    var properties = new Properties();
    properties.putAll(given);
    return CompareOptions.of(properties);
  }
}
