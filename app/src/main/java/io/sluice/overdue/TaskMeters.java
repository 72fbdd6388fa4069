package io.sluice.overdue;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.sluice.access.LeadScope;
import io.sluice.operations.Rest;
import java.time.Clock;
import java.util.List;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The loads of the follow-up page as gauges {@code sluice.tasks.*} of each team; there are none
 * while the database is away.
 */
@Component
class TaskMeters {

  private static final Logger log = LoggerFactory.getLogger(TaskMeters.class);

  private final OpenTasks tasks;
  private final Clock clock;
  private final MultiGauge open;
  private final MultiGauge late;
  private final MultiGauge escalated;
  private final Rest rest = new Rest();

  TaskMeters(OpenTasks tasks, Clock clock, MeterRegistry meters) {
    this.tasks = tasks;
    this.clock = clock;
    open =
        MultiGauge.builder("sluice.tasks.open")
            .description("Tasks that wait for an answer")
            .register(meters);
    late =
        MultiGauge.builder("sluice.tasks.late")
            .description("Those of them that are late")
            .register(meters);
    escalated =
        MultiGauge.builder("sluice.tasks.escalated")
            .description("Those of them that a manager decides on")
            .register(meters);
  }

  @Scheduled(fixedDelay = 15_000)
  void lookWhenRested() {
    rest.unlessResting(this::look);
  }

  void look() {
    show(loads());
  }

  private List<Load> loads() {
    try {
      return tasks.loads(LeadScope.all(), FollowUpFilter.NONE, clock.instant());
    } catch (DataAccessException | TransactionException e) {
      log.debug("The open tasks cannot be read", e);
      return List.of();
    }
  }

  private void show(List<Load> loads) {
    open.register(byTeam(loads, Load::open), true);
    late.register(byTeam(loads, Load::late), true);
    escalated.register(byTeam(loads, Load::escalated), true);
  }

  private static List<Row<?>> byTeam(List<Load> loads, ToIntFunction<Load> figure) {
    return loads.stream().collect(groupingBy(Load::team, summingInt(figure))).entrySet().stream()
        .<Row<?>>map(each -> Row.of(Tags.of("team", each.getKey()), each.getValue()))
        .toList();
  }
}
