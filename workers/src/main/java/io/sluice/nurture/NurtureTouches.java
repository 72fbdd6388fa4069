package io.sluice.nurture;

import io.sluice.consent.ContactPolicy.Verdict;
import io.sluice.job.LeadJob;
import io.sluice.lead.Sleep;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which sleeping lead is touched when, and with what it was. */
@Repository
public class NurtureTouches {

  static final String KIND = "nurture-touch";

  private static final String WANTED =
      "s.ended_at is null and s.touches_stopped_at is null and l.suppressed_at is null";

  private final JdbcClient jdbc;
  private final Clock clock;

  NurtureTouches(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Takes touches that are due. They are due again at a later time, should nothing come of them.
   *
   * @param most how many at most
   */
  @Transactional
  public List<DueTouch> lease(int most, Instant again) {
    return jdbc.sql(
            """
            with due as (
              select s.lead_id, s.cycle, l.job_title
              from sleep s join lead l on l.lead_id = s.lead_id
              where s.next_touch_at <= :now and %s
              order by s.next_touch_at limit :most for update of s skip locked
            )
            update sleep s set next_touch_at = :again, touch_attempts = s.touch_attempts + 1
            from due where s.lead_id = due.lead_id and s.cycle = due.cycle
            returning s.lead_id, s.cycle, s.touch_step + 1 as step, s.track, due.job_title,
              s.touch_attempts as attempts
            """
                .formatted(WANTED))
        .param("now", Timestamp.from(clock.instant()))
        .param("most", most)
        .param("again", Timestamp.from(again))
        .query(DueTouch.class)
        .list();
  }

  /** Whether any touch is due: as with those who sleep, it asks for the first. */
  public boolean isAnyDue() {
    return jdbc.sql(
            """
            select exists (
              select from (
                select from sleep s join lead l on l.lead_id = s.lead_id
                where s.next_touch_at <= :now and %s
                order by s.next_touch_at limit 1
              ) first
            )
            """
                .formatted(WANTED))
        .param("now", Timestamp.from(clock.instant()))
        .query(Boolean.class)
        .single();
  }

  /** A touch that certainly was not started is no attempt, and is due again at this time. */
  @Transactional
  public void postpone(DueTouch touch, Instant again) {
    jdbc.sql(
            """
            update sleep set next_touch_at = :again, touch_attempts = touch_attempts - 1
            where lead_id = :leadId and cycle = :cycle and touch_step = :step - 1
              and next_touch_at is not null and touch_attempts > 0
            """)
        .param("again", Timestamp.from(again))
        .param("leadId", touch.leadId())
        .param("cycle", touch.cycle())
        .param("step", touch.step())
        .update();
  }

  /** Has a touch that is leased come again later than that. */
  @Transactional
  public void defer(DueTouch touch, Instant again) {
    jdbc.sql(
            """
            update sleep set next_touch_at = :again
            where lead_id = :leadId and cycle = :cycle and touch_step = :step - 1
              and next_touch_at is not null
            """)
        .param("again", Timestamp.from(again))
        .param("leadId", touch.leadId())
        .param("cycle", touch.cycle())
        .param("step", touch.step())
        .update();
  }

  /** Whom a mail was sent to that was written before links were signed. */
  public Optional<UUID> findLeadOfUnsigned(UUID token) {
    return jdbc.sql("select lead_id from nurture_touch where token = :token and not signed")
        .param("token", token)
        .query(UUID.class)
        .optional();
  }

  /**
   * Notes that the reader of a mail asks to be contacted.
   *
   * @return false when they did before
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean optIn(UUID token) {
    return jdbc.sql(
                """
                update nurture_touch set opted_in_at = :now
                where token = :token and opted_in_at is null
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("token", token)
            .update()
        == 1;
  }

  /** The sleep of a cycle while its lead may be touched, held until the transaction ends. */
  Optional<Sleep> lockWanted(UUID leadId, int cycle) {
    return jdbc.sql(
            """
            select s.* from sleep s join lead l on l.lead_id = s.lead_id
            where s.lead_id = :leadId and s.cycle = :cycle and %s for update of s
            """
                .formatted(WANTED))
        .param("leadId", leadId)
        .param("cycle", cycle)
        .query(Sleep.class)
        .optional();
  }

  /** Whether this very job has sent it when it was delivered before. */
  boolean isSent(LeadJob job, int step) {
    return jdbc.sql(
            """
            select exists (select from nurture_touch where lead_id = :leadId and cycle = :cycle
              and step = :step and element_instance_key = :key)
            """)
        .param("leadId", job.leadId())
        .param("cycle", job.cycle())
        .param("step", step)
        .param("key", job.elementInstanceKey())
        .query(Boolean.class)
        .single();
  }

  void insert(
      LeadJob job, int step, String template, UUID token, UUID deliveryId, Instant touchedAt) {
    jdbc.sql(
            """
            insert into nurture_touch (token, lead_id, cycle, step, template,
              element_instance_key, process_instance_key, delivery_id, touched_at)
            values (:token, :leadId, :cycle, :step, :template, :key, :instance, :delivery, :now)
            """)
        .param("token", token)
        .param("leadId", job.leadId())
        .param("cycle", job.cycle())
        .param("step", step)
        .param("template", template)
        .param("key", job.elementInstanceKey())
        .param("instance", job.processInstanceKey())
        .param("delivery", deliveryId)
        .param("now", Timestamp.from(touchedAt))
        .update();
  }

  /** Whether this very job was not allowed to send it when it was delivered before. */
  boolean isWithheld(LeadJob job) {
    return jdbc.sql("select exists (select from touch_withheld where element_instance_key = :key)")
        .param("key", job.elementInstanceKey())
        .query(Boolean.class)
        .single();
  }

  /** Keeps why a touch was not sent. */
  void withhold(LeadJob job, int step, Verdict verdict) {
    jdbc.sql(
            """
            insert into touch_withheld (element_instance_key, lead_id, cycle, step, consent,
              country, reason, decision_version, withheld_at)
            values (:key, :leadId, :cycle, :step, :consent, :country, :reason, :version, :now)
            """)
        .param("key", job.elementInstanceKey())
        .param("leadId", job.leadId())
        .param("cycle", job.cycle())
        .param("step", step)
        .param("consent", verdict.consent())
        .param("country", verdict.country())
        .param("reason", verdict.reason())
        .param("version", verdict.version())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /**
   * @param step how many touches the lead has had
   * @param nextAt when the next one is due, null for none
   */
  void plan(Sleep sleep, int step, Instant nextAt) {
    jdbc.sql(
            """
            update sleep set touch_step = :step, touch_attempts = 0,
              next_touch_at = cast(:nextAt as timestamptz)
            where lead_id = :leadId and cycle = :cycle
            """)
        .param("step", step)
        .param("nextAt", nextAt == null ? null : Timestamp.from(nextAt))
        .param("leadId", sleep.leadId())
        .param("cycle", sleep.cycle())
        .update();
  }
}
