package io.sluice.qualification;

import io.sluice.job.HeldBackException;
import io.sluice.job.LeadJob;
import io.sluice.lead.LeadCycle;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.LeadRepository;
import io.sluice.lead.LeadSuppressed;
import io.sluice.suppression.SuppressionKind;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Stands before every contact. A lead that nobody may contact any more is withdrawn, for the kind
 * of suppression that is the reason. Customers are let through, but for those who asked to be left
 * alone: they have a contract.
 */
@Service
public class ContactGate {

  private static final Logger log = LoggerFactory.getLogger(ContactGate.class);

  private final LeadRepository leads;
  private final LeadCycles cycles;
  private final SuppressionCheck check;
  private final ApplicationEventPublisher events;
  private final TransactionOperations transaction;

  ContactGate(
      LeadRepository leads,
      LeadCycles cycles,
      SuppressionCheck check,
      ApplicationEventPublisher events,
      TransactionOperations transaction) {
    this.leads = leads;
    this.cycles = cycles;
    this.check = check;
    this.events = events;
    this.transaction = transaction;
  }

  /**
   * Lets a job through that has a person contact the lead. To be asked outside of a transaction.
   *
   * @throws HeldBackException when nobody may, so that the job waits for the end of its instance
   */
  public void require(LeadJob job) {
    findRefusal(job.leadId())
        .ifPresent(
            kind -> {
              throw new HeldBackException(
                  "Nobody may contact this lead (%s): it is being withdrawn."
                      .formatted(kind.code()));
            });
  }

  /** Why nobody may contact a lead, who is then withdrawn. */
  public Optional<SuppressionKind> findRefusal(UUID leadId) {
    return transaction.execute(
        status -> {
          var kind = leads.findById(leadId).flatMap(check::findKind).filter(of(leadId));
          kind.ifPresent(found -> withdraw(leadId, found));
          return kind;
        });
  }

  private Predicate<SuppressionKind> of(UUID leadId) {
    return kind -> kind.isPersonal() || !isLookedAfter(leadId);
  }

  private boolean isLookedAfter(UUID leadId) {
    return cycles.findOpen(leadId).filter(LeadCycle::isOfCustomer).isPresent();
  }

  private void withdraw(UUID leadId, SuppressionKind kind) {
    log.info("Lead {} is not contacted: {}", leadId, kind.code());
    events.publishEvent(new LeadSuppressed(leadId, kind.code()));
  }
}
