package io.sluice.privacy;

import io.sluice.problem.Problem;
import io.sluice.suppression.NewEntry;
import io.sluice.suppression.SuppressionEntries;
import io.sluice.suppression.SuppressionEntry;
import io.sluice.suppression.SuppressionKind;
import io.sluice.withdrawal.Withdrawals;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Begins erasures: the suppression, the message that ends what is under way, and the work that is
 * left are committed together.
 */
@Service
class ErasureRequests {

  private final People people;
  private final Erasures erasures;
  private final Withdrawals withdrawals;
  private final SuppressionEntries suppressions;
  private final ErasureScheduler scheduler;
  private final JdbcClient jdbc;

  ErasureRequests(
      People people,
      Erasures erasures,
      Withdrawals withdrawals,
      SuppressionEntries suppressions,
      ErasureScheduler scheduler,
      JdbcClient jdbc) {
    this.people = people;
    this.erasures = erasures;
    this.withdrawals = withdrawals;
    this.suppressions = suppressions;
    this.scheduler = scheduler;
    this.jdbc = jdbc;
  }

  /**
   * The same person again is the same erasure.
   *
   * @throws Problem where no lead has this id
   */
  @Transactional
  UUID begin(UUID leadId, ErasureGround ground, String by) {
    var person = people.find(leadId);
    jdbc.sql("select lead_id from lead where lead_id = any(:ids) order by lead_id for update")
        .param("ids", person.ids())
        .query(UUID.class)
        .list();
    return erasures.findOf(leadId).orElseGet(() -> begin(person, ground, by));
  }

  private UUID begin(Person person, ErasureGround ground, String by) {
    person.leadIds().forEach(withdrawals::erase);
    person
        .emails()
        .forEach(
            email ->
                suppressions.add(
                    NewEntry.ofAddress(
                        SuppressionKind.ERASED, email, SuppressionEntry.WITHDRAWAL)));
    var erasureId = erasures.begin(person, ground, by);
    erasures.done(erasureId, ErasureStep.SUPPRESSED, null);
    scheduler.add(erasureId);
    return erasureId;
  }
}
