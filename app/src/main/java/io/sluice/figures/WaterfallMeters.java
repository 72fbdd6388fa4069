package io.sluice.figures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.sluice.access.LeadScope;
import io.sluice.figures.Waterfall.Breach;
import io.sluice.figures.Waterfall.Conversion;
import io.sluice.operations.Rest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The figures of the waterfall's page, of every lead and as long a period as it shows by itself, as
 * gauges {@code sluice.leads.*} and {@code sluice.breaches}; none is known while the database is
 * away.
 */
@Component
class WaterfallMeters {

  private static final Logger log = LoggerFactory.getLogger(WaterfallMeters.class);

  private final Waterfalls waterfalls;
  private final Clock clock;
  private final MultiGauge breaches;
  private final Rest rest = new Rest();
  private volatile Waterfall seen;

  WaterfallMeters(Waterfalls waterfalls, Clock clock, MeterRegistry meters) {
    this.waterfalls = waterfalls;
    this.clock = clock;
    for (var milestone : Milestone.stages()) {
      Gauge.builder("sluice.leads.reached", this, it -> it.of(milestone, Conversion::entered))
          .tag("stage", milestone.code())
          .description("Came to the stage within " + FigureFilter.DAYS + " days")
          .register(meters);
      Gauge.builder("sluice.leads.advanced", this, it -> it.of(milestone, Conversion::advanced))
          .tag("stage", milestone.code())
          .description("Those of them that have moved on")
          .register(meters);
      Gauge.builder("sluice.leads.under.way", this, it -> it.of(milestone, Conversion::open))
          .tag("stage", milestone.code())
          .description("Those of them that stand there now")
          .register(meters);
    }
    Gauge.builder("sluice.leads.asleep", this, it -> it.of(seen -> seen.sleepers().asleep()))
        .description("Leads that sleep and may be contacted one day")
        .register(meters);
    breaches =
        MultiGauge.builder("sluice.breaches")
            .description(
                "Tasks that were not answered in time, within " + FigureFilter.DAYS + " days")
            .register(meters);
  }

  @Scheduled(fixedDelay = 15_000)
  void lookWhenRested() {
    rest.unlessResting(this::look);
  }

  void look() {
    try {
      seen = waterfalls.read(FigureFilter.of(Map.of(), clock), LeadScope.all());
      breaches.register(rows(seen.breaches()), true);
    } catch (DataAccessException | TransactionException e) {
      log.debug("The waterfall cannot be read", e);
      seen = null;
      breaches.register(List.of(), true);
    }
  }

  private static List<Row<?>> rows(List<Breach> breaches) {
    var byTeam = new TreeMap<String, Long>();
    breaches.forEach(breach -> byTeam.merge(breach.team(), breach.breaches(), Long::sum));
    return byTeam.entrySet().stream()
        .<Row<?>>map(each -> Row.of(Tags.of("team", each.getKey()), each.getValue()))
        .toList();
  }

  private double of(Milestone milestone, ToDoubleFunction<Conversion> figure) {
    return of(waterfall -> figure.applyAsDouble(waterfall.stage(milestone).conversion()));
  }

  private double of(ToDoubleFunction<Waterfall> figure) {
    var waterfall = seen;
    return waterfall == null ? Double.NaN : figure.applyAsDouble(waterfall);
  }
}
