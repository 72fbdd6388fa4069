package io.sluice.nurture;

import io.sluice.job.LeadJob;
import io.sluice.lead.Lead;
import io.sluice.lead.LeadRepository;
import io.sluice.lead.Sleep;
import io.sluice.notification.Channel;
import io.sluice.notification.Deliveries;
import io.sluice.notification.Draft;
import io.sluice.qualification.ContactGate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Touches sleeping leads, each step once: the mail, the fact and the next date are written together
 * while the sleep is held, so that a lead who wakes, replies or opts out at the same time is either
 * not written to, or has that mail taken back.
 */
@Service
class Touching {

  private static final Logger log = LoggerFactory.getLogger(Touching.class);
  private static final Duration WITHOUT_MAIL = Duration.ofDays(1);

  private final ContactGate gate;
  private final NurtureTouches touches;
  private final LeadRepository leads;
  private final Deliveries deliveries;
  private final TouchLinks links;
  private final Clock clock;

  Touching(
      ContactGate gate,
      NurtureTouches touches,
      LeadRepository leads,
      Deliveries deliveries,
      TouchLinks links,
      Clock clock) {
    this.gate = gate;
    this.touches = touches;
    this.leads = leads;
    this.deliveries = deliveries;
    this.links = links;
    this.clock = clock;
  }

  /**
   * @param template null for nothing left
   * @param nextAfterDays null when it is the last one
   */
  @Transactional
  public TouchOutcome touch(LeadJob job, int step, String template, Integer nextAfterDays) {
    if (!touches.isSent(job, step) && gate.findRefusal(job.leadId()).isPresent()) {
      return TouchOutcome.SKIPPED;
    }
    var wanted = touches.lockWanted(job.leadId(), job.cycle());
    if (touches.isSent(job, step)) {
      return TouchOutcome.SENT;
    }
    if (wanted.isEmpty() || wanted.get().touchStep() + 1 != step) {
      log.info("Touch {} is not wanted any more", step);
      return TouchOutcome.SKIPPED;
    }
    if (template == null || template.isBlank()) {
      touches.plan(wanted.get(), wanted.get().touchStep(), null);
      return TouchOutcome.NOTHING_LEFT;
    }
    return send(job, wanted.get(), step, template, nextAfterDays);
  }

  private TouchOutcome send(
      LeadJob job, Sleep sleep, int step, String template, Integer nextAfterDays) {
    var token = UUID.randomUUID();
    var now = clock.instant();
    var delivery = deliveries.add(draft(job, step, template, token));
    if (delivery.isEmpty()) {
      log.warn("Touch {} waits: no mail server is configured", step);
      touches.plan(sleep, sleep.touchStep(), now.plus(WITHOUT_MAIL));
      return TouchOutcome.SKIPPED;
    }
    touches.insert(job, step, template, token, delivery.get(), now);
    touches.plan(sleep, step, next(sleep, nextAfterDays, now));
    return TouchOutcome.SENT;
  }

  private Draft draft(LeadJob job, int step, String template, UUID token) {
    var lead = leads.require(job.leadId());
    return new Draft(
        Channel.MAIL,
        NurtureTouches.KIND,
        template,
        lead.person().email(),
        null,
        lead.leadId(),
        job.cycle(),
        model(lead, token),
        links.headers(token),
        "%s:%s:%d:%d".formatted(NurtureTouches.KIND, lead.leadId(), job.cycle(), step));
  }

  private Map<String, String> model(Lead lead, UUID token) {
    var model = new HashMap<String, String>();
    model.put("firstName", lead.person().firstName());
    model.put("company", lead.company().name());
    model.put("link", links.page(token).toString());
    return model;
  }

  private static Instant next(Sleep sleep, Integer afterDays, Instant now) {
    if (afterDays == null) {
      return null;
    }
    var day = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(afterDays);
    return new Jitter(sleep.leadId(), sleep.cycle()).touchOn(day, sleep.wakeAt());
  }
}
