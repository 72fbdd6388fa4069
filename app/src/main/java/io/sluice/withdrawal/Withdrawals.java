package io.sluice.withdrawal;

import io.sluice.consent.ConsentLog;
import io.sluice.consent.ConsentState;
import io.sluice.consent.ConsentTopic;
import io.sluice.consent.ConsentWithdrawal;
import io.sluice.lead.LeadAliases;
import io.sluice.lead.LeadCycle;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.LeadMerged;
import io.sluice.lead.LeadRepository;
import io.sluice.lead.LeadSuppressed;
import io.sluice.lead.Suppressions;
import io.sluice.outbox.Outbox;
import io.sluice.problem.Problem;
import io.sluice.waterfall.CycleClosing;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Withdraws leads: the suppression, and the end of the cycle or the message that ends it, are
 * committed together or not at all.
 */
@Service
public class Withdrawals {

  private static final Logger log = LoggerFactory.getLogger(Withdrawals.class);

  private final LeadRepository leads;
  private final LeadAliases aliases;
  private final LeadCycles cycles;
  private final Suppressions suppressions;
  private final ConsentLog consents;
  private final CycleClosing closing;
  private final Outbox outbox;
  private final Clock clock;

  Withdrawals(
      LeadRepository leads,
      LeadAliases aliases,
      LeadCycles cycles,
      Suppressions suppressions,
      ConsentLog consents,
      CycleClosing closing,
      Outbox outbox,
      Clock clock) {
    this.leads = leads;
    this.aliases = aliases;
    this.cycles = cycles;
    this.suppressions = suppressions;
    this.consents = consents;
    this.closing = closing;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Withdraws a lead who has asked by themselves to be left alone. */
  @Transactional
  public void optOut(UUID leadId) {
    withdraw(leadId, WithdrawalReason.OPT_OUT);
  }

  /** Withdraws a lead who is to be forgotten, within the transaction of whoever begins that. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void erase(UUID leadId) {
    withdraw(leadId, WithdrawalReason.ERASURE);
  }

  /**
   * Withdraws a lead whom nobody may contact for now, within the transaction of whoever found that.
   * Nobody is forbidden to store anything: later submissions are looked at anew. Customers who are
   * looked after have a contract, and are withdrawn only for what they asked for themselves.
   */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void hear(LeadSuppressed suppressed) {
    suppressions.letGo(suppressed.leadId());
    lockOpen(suppressed.leadId())
        .filter(open -> suppressed.isPersonal() || !open.isOfCustomer())
        .ifPresent(open -> log(end(open, suppressed.kind()), suppressed.kind()));
  }

  /** Ends what is under way with a lead that goes on as another one, or need not any more. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void hear(LeadMerged merged) {
    end(merged.leadId(), WithdrawalReason.MERGE.code());
  }

  /**
   * @throws Problem when there is no such lead
   */
  @Transactional
  WithdrawalReceipt withdraw(UUID leadId, WithdrawalReason reason) {
    leads.findById(leadId).orElseThrow(() -> Problem.notFound("No lead has this id."));
    if (reason.suppresses()) {
      suppressions.suppress(leadId, reason.code());
    }
    if (reason.isTheirOwn()) {
      takeBackAll(leadId, reason);
    }
    return end(aliases.survivorOf(leadId), reason.code());
  }

  private void takeBackAll(UUID leadId, WithdrawalReason reason) {
    if (consents.current(leadId).state(ConsentTopic.EVERYTHING) != ConsentState.WITHDRAWN) {
      var source = "withdrawal:" + reason.code();
      consents.withdraw(
          leadId, new ConsentWithdrawal(ConsentTopic.EVERYTHING, source, clock.instant(), null));
    }
  }

  private WithdrawalReceipt end(UUID leadId, String reasonCode) {
    var receipt =
        lockOpen(leadId)
            .map(open -> end(open, reasonCode))
            .orElseGet(() -> new WithdrawalReceipt(leadId, null, WithdrawalReceipt.WITHDRAWN));
    log(receipt, reasonCode);
    return receipt;
  }

  /** Whoever waited for a cycle that has ended meanwhile finds the one that follows it. */
  private Optional<LeadCycle> lockOpen(UUID leadId) {
    return cycles.lockOpen(leadId).or(() -> cycles.lockOpen(leadId));
  }

  private static void log(WithdrawalReceipt receipt, String reasonCode) {
    log.info("Lead {} for {}, cycle {}", receipt.status(), reasonCode, receipt.cycle());
  }

  private WithdrawalReceipt end(LeadCycle open, String reasonCode) {
    if (closing.withdrawUnclaimed(open.leadId(), open.cycle(), reasonCode)) {
      return new WithdrawalReceipt(open.leadId(), open.cycle(), WithdrawalReceipt.WITHDRAWN);
    }
    outbox.withdraw(open.leadId(), open.cycle(), reasonCode);
    return new WithdrawalReceipt(open.leadId(), open.cycle(), WithdrawalReceipt.ENDING);
  }
}
