package io.sluice.customer;

import io.sluice.bpmn.Models;
import io.sluice.calendar.CalendarSettings;
import io.sluice.calendar.Calendars;
import io.sluice.decision.Decisions;
import io.sluice.job.LeadJob;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Says when a customer is looked after next: at once when they have asked for it, else as was
 * agreed, else by the designers' table.
 */
@Service
class CarePlanning {

  private static final LocalTime MORNING = LocalTime.of(8, 0);

  private final CareLog log;
  private final CustomerAsks asks;
  private final Decisions decisions;
  private final Calendars calendars;
  private final Clock clock;

  CarePlanning(
      CareLog log, CustomerAsks asks, Decisions decisions, Calendars calendars, Clock clock) {
    this.log = log;
    this.asks = asks;
    this.decisions = decisions;
    this.calendars = calendars;
    this.clock = clock;
  }

  PlannedCare plan(LeadJob job) {
    var task = job.header("task");
    var careAt = log.findPlan(job, task).orElseGet(() -> planAnew(job, task));
    return new PlannedCare(careAt.toString());
  }

  private Instant planAnew(LeadJob job, String task) {
    var now = clock.instant();
    var before = log.findLatest(job);
    var careAt = asks.isOpen(job, task) ? now : agreedOrUsual(job, task, before, now);
    log.plan(job, task, careAt, before, now);
    return careAt;
  }

  private Instant agreedOrUsual(
      LeadJob job, String task, Optional<AgreedCare> before, Instant now) {
    return before
        .filter(answer -> answer.nextOn() != null)
        .map(this::morningOf)
        .orElseGet(() -> policy(task, before).next(now, job.leadId(), job.cycle()));
  }

  private Instant morningOf(AgreedCare agreed) {
    return agreed.nextOn().atTime(MORNING).atZone(zone(agreed.username())).toInstant();
  }

  private ZoneId zone(String username) {
    return Optional.ofNullable(username)
        .flatMap(calendars::findSettings)
        .map(CalendarSettings::zone)
        .orElse(ZoneOffset.UTC);
  }

  private CustomerPolicy policy(String task, Optional<AgreedCare> before) {
    var facts = new HashMap<String, Object>();
    facts.put("task", task);
    facts.put(
        "outcome",
        before.filter(last -> last.task().equals(task)).map(AgreedCare::outcome).orElse(null));
    return decisions.answer(Models.CUSTOMER_POLICY, facts, CustomerPolicy.class);
  }
}
