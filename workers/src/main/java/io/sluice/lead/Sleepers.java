package io.sluice.lead;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Leads that sleep: their latest cycle was recycled or lost, with a day to wake on. */
@Repository
public class Sleepers {

  private final JdbcClient jdbc;
  private final LeadCycles cycles;
  private final Clock clock;

  Sleepers(JdbcClient jdbc, LeadCycles cycles, Clock clock) {
    this.jdbc = jdbc;
    this.cycles = cycles;
    this.clock = clock;
  }

  /**
   * Opens the next cycle of the leads whose day has come, the longest overdue first. Two that wake
   * at the same time wake different leads.
   *
   * @param most how many at most
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Registration.CycleOpened> wakeDue(int most) {
    var now = clock.instant();
    return lockDue(LocalDate.ofInstant(now, ZoneOffset.UTC), most).stream()
        .filter(leadId -> cycles.findOpen(leadId).isEmpty())
        .map(
            leadId ->
                new Registration.CycleOpened(leadId, cycles.open(leadId, Entry.INQUIRY, null, now)))
        .toList();
  }

  /** A submission that was quicker may have opened a cycle by the time that a lock is held. */
  private List<UUID> lockDue(LocalDate today, int most) {
    return jdbc.sql(
            """
            select l.lead_id from lead_cycle c join lead l on l.lead_id = c.lead_id
            where c.wake_on <= :today and c.outcome in ('recycled', 'lost')
              and l.suppressed_at is null
              and not exists (select 1 from lead_cycle n
                              where n.lead_id = c.lead_id and n.cycle > c.cycle)
            order by c.wake_on, l.lead_id limit :most
            for update of l skip locked
            """)
        .param("today", today)
        .param("most", most)
        .query(UUID.class)
        .list();
  }
}
