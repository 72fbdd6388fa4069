package io.sluice.nurture;

import io.sluice.consent.ConsentTopic;
import io.sluice.consent.ContactPolicy;
import io.sluice.consent.ContactPolicy.Verdict;
import io.sluice.job.LeadJob;
import io.sluice.lead.Lead;
import io.sluice.lead.LeadRepository;
import io.sluice.lead.Sleep;
import io.sluice.notification.Channel;
import io.sluice.notification.Deliveries;
import io.sluice.notification.Draft;
import io.sluice.qualification.ContactGate;
import java.net.URI;
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

  /** When one that is not allowed is looked at again, where the table has no next one. */
  private static final int DAYS_TO_LOOK_AGAIN = 30;

  private final ContactGate gate;
  private final ContactPolicy policy;
  private final NurtureTouches touches;
  private final LeadRepository leads;
  private final Deliveries deliveries;
  private final TouchLinks links;
  private final Clock clock;

  Touching(
      ContactGate gate,
      ContactPolicy policy,
      NurtureTouches touches,
      LeadRepository leads,
      Deliveries deliveries,
      TouchLinks links,
      Clock clock) {
    this.gate = gate;
    this.policy = policy;
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
    if (touches.isWithheld(job)) {
      return TouchOutcome.WITHHELD;
    }
    if (!touches.isSent(job, step) && gate.findRefusal(job.leadId()).isPresent()) {
      return TouchOutcome.SKIPPED;
    }
    var verdict = ask(job);
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
    return verdict.allowed()
        ? send(job, wanted.get(), step, template, nextAfterDays)
        : withhold(job, wanted.get(), step, verdict, nextAfterDays);
  }

  /**
   * Asked before the sleep is held, since the engine may be slow; what is sent is looked at again.
   */
  private Verdict ask(LeadJob job) {
    var lead = leads.require(job.leadId());
    return policy.ask(lead.leadId(), ConsentTopic.MARKETING_EMAIL, lead.company().country());
  }

  /** The same touch comes again, for consent may be given and the country found. */
  private TouchOutcome withhold(
      LeadJob job, Sleep sleep, int step, Verdict verdict, Integer nextAfterDays) {
    log.info("Touch {} is not allowed: {}", step, verdict.reason());
    touches.withhold(job, step, verdict);
    var days = nextAfterDays == null ? DAYS_TO_LOOK_AGAIN : nextAfterDays;
    touches.plan(sleep, sleep.touchStep(), next(sleep, days, clock.instant()));
    return TouchOutcome.WITHHELD;
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
    var page = links.page(token, lead.leadId());
    return new Draft(
        Channel.MAIL,
        NurtureTouches.KIND,
        template,
        lead.person().email(),
        null,
        lead.leadId(),
        job.cycle(),
        model(lead, page),
        TouchLinks.headers(page),
        "%s:%s:%d:%d".formatted(NurtureTouches.KIND, lead.leadId(), job.cycle(), step),
        ConsentTopic.MARKETING);
  }

  private static Map<String, String> model(Lead lead, URI page) {
    var model = new HashMap<String, String>();
    model.put("firstName", lead.person().firstName());
    model.put("company", lead.company().name());
    model.put("link", page.toString());
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
