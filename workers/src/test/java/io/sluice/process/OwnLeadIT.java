package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.Company;
import io.sluice.lead.Entry;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.Origin;
import io.sluice.lead.Person;
import io.sluice.lead.Registration;
import io.sluice.lead.Submission;
import io.sluice.local.test.TestStack;
import io.sluice.routing.Reps;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A lead that a rep entered by hand is theirs, as far as it is their team's. */
@ProcessTest
class OwnLeadIT {

  @Autowired LeadRegister register;
  @Autowired LeadCycles cycles;
  @Autowired Reps reps;
  @Autowired TransactionTemplate transaction;

  @Test
  void aSellersOwnLeadIsTheirs() {
    var lead = enter(Entry.SALES, "alex");

    assertThat(reps.findOwner("sales", lead.leadId(), lead.cycle())).contains("alex");
    assertThat(cycles.findOpen(lead.leadId()).orElseThrow().entry()).isEqualTo("sales");
  }

  @Test
  void anSdrsOwnLeadIsNotTheirsWhereItIsSales() {
    var lead = enter(Entry.TELEPROSPECTING, "sam");

    assertThat(reps.findOwner("sales", lead.leadId(), lead.cycle())).isEmpty();
    assertThat(reps.findOwner("inside-sales", lead.leadId(), lead.cycle())).contains("sam");
  }

  @Test
  void aLeadThatCameByItselfIsNobodys() {
    var lead = enter(Entry.INQUIRY, null);

    assertThat(reps.findOwner("sales", lead.leadId(), lead.cycle())).isEmpty();
  }

  private Registration enter(Entry entry, String enteredBy) {
    var now = TestStack.shared().clock().now();
    var submission =
        new Submission(
            new Person(UUID.randomUUID() + "@northwind.example", null, null, null, null),
            new Company("Northwind Traders", null, null, null, null, null, null, null),
            new Origin("fair", "outbound"),
            entry,
            enteredBy,
            "event",
            now,
            null);
    return transaction.execute(status -> register.register(submission));
  }
}
