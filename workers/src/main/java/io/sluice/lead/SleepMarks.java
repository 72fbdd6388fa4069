package io.sluice.lead;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which sleeping leads have to be graded again. A mark stays until somebody says what came of it.
 * Archived leads are never marked: only what the person does brings them back.
 */
@Repository
public class SleepMarks {

  /** The cause of those of which something known has changed. */
  public static final String FACTS = "facts";

  /** Comes before every lead. */
  public static final UUID NOBODY = new UUID(0, 0);

  private final JdbcClient jdbc;
  private final Clock clock;

  SleepMarks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Marks a lead in the transaction that changes what is known of it. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void factsChanged(FactsChanged changed) {
    jdbc.sql(
            """
            update sleep set regrade_at = :now, regrade_by = :facts
            where lead_id = :leadId and ended_at is null and not archived and fit_grade is not null
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("facts", FACTS)
        .param("leadId", changed.leadId())
        .update();
  }

  /**
   * Marks the next ones of all that sleep, in the order of their ids, in which all who change many
   * sleeps at once take them.
   *
   * @param version the decision and its version that they are to be graded by
   * @param after the last one that was marked; {@link #NOBODY} to begin
   * @return how many, and the last one of them; 0 where there are no more
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Marked criteriaChanged(String version, UUID after, int most) {
    return jdbc.sql(
            """
            with next as (
              select lead_id, cycle from sleep
              where ended_at is null and not archived and fit_grade is not null
                and lead_id > :after
              order by lead_id limit :most for update
            ), marked as (
              update sleep s set regrade_at = :now,
                regrade_by = case when regrade_by = :facts then regrade_by else :version end
              from next where s.lead_id = next.lead_id and s.cycle = next.cycle
            )
            select (select count(*) from next) as count,
              (select lead_id from next order by lead_id desc limit 1) as last
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("facts", FACTS)
        .param("version", version)
        .param("after", after)
        .param("most", most)
        .query(Marked.class)
        .single();
  }

  /**
   * Sleeping leads that were marked.
   *
   * @param last the one with the highest id, null where there was none
   */
  public record Marked(int count, UUID last) {}

  /** Whether any lead has to be graded again now: as in {@link Sleepers#isAnyDue}, of the first. */
  public boolean isAnyMarked() {
    return jdbc.sql(
            """
            select exists (
              select from (
                select from sleep where ended_at is null and regrade_at <= :now
                order by (regrade_by <> 'facts'), regrade_at limit 1
              ) first
            )
            """)
        .param("now", Timestamp.from(clock.instant()))
        .query(Boolean.class)
        .single();
  }

  /**
   * Takes marked leads, those first whose facts have changed. They come again at a later time,
   * should whoever takes them not say what came of it.
   */
  @Transactional
  public List<Sleep> take(int most, Instant again) {
    return jdbc.sql(
            """
            with marked as (
              select lead_id, cycle from sleep
              where ended_at is null and regrade_at <= :now
              order by (regrade_by <> 'facts'), regrade_at limit :most for update skip locked
            )
            update sleep s set regrade_at = :again from marked
            where s.lead_id = marked.lead_id and s.cycle = marked.cycle
            returning s.*
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("most", most)
        .param("again", Timestamp.from(again))
        .query(Sleep.class)
        .list();
  }

  /**
   * What came of grading a lead again; a mark that was set meanwhile has it graded once more.
   *
   * @param wakes whether people would work it now; otherwise it sleeps on, also if it was to wake
   */
  @Transactional
  public void regraded(Sleep marked, boolean wakes) {
    jdbc.sql(
            """
            update sleep set regrade_at = null, regrade_by = null,
              changed_at = case when :wakes then coalesce(changed_at, :now) end,
              changed_by = case when :wakes then coalesce(changed_by, regrade_by) end
            where lead_id = :leadId and cycle = :cycle and ended_at is null and regrade_at = :seen
            """)
        .param("wakes", wakes)
        .param("now", Timestamp.from(clock.instant()))
        .param("leadId", marked.leadId())
        .param("cycle", marked.cycle())
        .param("seen", Timestamp.from(marked.regradeAt()))
        .update();
  }
}
