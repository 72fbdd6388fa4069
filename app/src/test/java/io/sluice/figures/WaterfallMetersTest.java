package io.sluice.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.figures.made.Histories;
import io.sluice.figures.made.LedgerWriter;
import io.sluice.figures.made.MadeLead;
import io.sluice.figures.made.NaiveWaterfall;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class WaterfallMetersTest {

  private static final Instant NOW = Instant.now();

  private static FiguresDatabase database;
  private static Map<String, BigDecimal> truth;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private WaterfallMeters meters;

  @BeforeAll
  static void write() {
    List<MadeLead> leads = Histories.make(400, 9, NOW);
    database = FiguresDatabase.create("waterfall_meters");
    LedgerWriter.write(leads, database.source());
    var shown = FigureFilter.of(Map.of(), Clock.fixed(NOW, ZoneOffset.UTC));
    truth = NaiveWaterfall.of(leads, lead -> true, shown, NOW).byName();
  }

  @BeforeEach
  void register() {
    meters = new WaterfallMeters(database.waterfalls(), Clock.fixed(NOW, ZoneOffset.UTC), registry);
  }

  @Test
  void tellsWhatThePageTells() {
    meters.look();

    assertThat(value("sluice.leads.reached", "stage", "sal")).isPositive();
    for (var stage : Milestone.stages()) {
      assertThat(value("sluice.leads.reached", "stage", stage.code()))
          .isEqualTo(of(stage.code() + " entered"));
      assertThat(value("sluice.leads.advanced", "stage", stage.code()))
          .isEqualTo(of(stage.code() + " advanced"));
      assertThat(value("sluice.leads.under.way", "stage", stage.code()))
          .isEqualTo(of(stage.code() + " open"));
    }
    assertThat(value("sluice.leads.asleep")).isEqualTo(of("asleep")).isPositive();
    assertThat(value("sluice.breaches", "team", "sales"))
        .isEqualTo(
            truth.entrySet().stream()
                .filter(each -> each.getKey().matches("breaches, [^,]+, sales, [^,]+"))
                .mapToDouble(each -> each.getValue().doubleValue())
                .sum())
        .isPositive();
  }

  @Test
  void nothingIsKnownWithoutTheDatabase() {
    meters.look();
    var jdbc = JdbcClient.create(database.source());
    jdbc.sql("alter table cycle_milestones rename to out_of_reach").update();
    try {
      meters.look();
    } finally {
      jdbc.sql("alter table out_of_reach rename to cycle_milestones").update();
    }

    assertThat(value("sluice.leads.under.way", "stage", "aql")).isNaN();
    assertThat(value("sluice.leads.asleep")).isNaN();
    assertThat(registry.find("sluice.breaches").gauges()).isEmpty();
  }

  private double value(String name, String... tags) {
    Gauge gauge = registry.get(name).tags(tags).gauge();
    return gauge.value();
  }

  private static double of(String figure) {
    return truth.getOrDefault(figure, BigDecimal.ZERO).doubleValue();
  }
}
