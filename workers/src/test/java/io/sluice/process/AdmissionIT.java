package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.sluice.lead.LeadCycles;
import io.sluice.lead.LeadRegister;
import io.sluice.local.test.TestStack;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** One cycle of a lead has one instance, however often its start is published. */
@ProcessTest
class AdmissionIT {

  private static final long ANOTHER_INSTANCE = 42;

  @Autowired Waterfall waterfall;
  @Autowired LeadRegister register;
  @Autowired LeadCycles cycles;
  @Autowired TransactionTemplate transaction;

  @Test
  void startPublishedTwiceRunsOneInstance() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    waterfall.publishStart(lead.registration());
    lead.awaitTask("accept-lead");

    assertThat(starts(lead)).isOne();
    assertThat(cycles.findOpen(lead.leadId()).orElseThrow().processInstanceKey())
        .isEqualTo(lead.instance());
  }

  @Test
  void instanceThatComesSecondEndsAsADuplicateAndChangesNothing() {
    var registration =
        transaction.execute(status -> register.register(SampleSubmissions.idealAndWarm()));
    cycles.claim(
        registration.leadId(),
        registration.cycle(),
        ANOTHER_INSTANCE,
        TestStack.shared().clock().now());
    var mark = TestStack.shared().records().size();
    waterfall.publishStart(registration);
    var lead = new LeadOnItsWay(waterfall, registration, Waterfall.instance(registration, mark));
    lead.awaitEnd();

    assertThat(lead.completed("duplicate")).isOne();
    assertThat(lead.ledger()).isEmpty();
    assertThat(cycles.findOpen(lead.leadId()).orElseThrow().processInstanceKey())
        .isEqualTo(ANOTHER_INSTANCE);
  }

  @Test
  void startPublishedAgainAfterTheEndDoesNotReopenTheCycle() {
    var lead = waterfall.capture(SampleSubmissions.underEmbargo()).awaitEnd();
    var mark = TestStack.shared().records().size();
    waterfall.publishStart(lead.registration());
    var late =
        new LeadOnItsWay(
            waterfall, lead.registration(), Waterfall.instance(lead.registration(), mark));
    late.awaitEnd();

    assertThat(late.completed("duplicate")).isOne();
    assertThat(late.stages()).containsExactly("inquiry", "disqualified");
    assertThat(cycles.findAll(lead.leadId())).hasSize(1);
  }

  @Test
  void knownPersonWhoseCycleHasEndedStartsTheNextOne() {
    var submission = SampleSubmissions.underEmbargo();
    var first = waterfall.capture(submission).awaitEnd();
    var second = waterfall.capture(submission).awaitEnd();

    assertThat(second.leadId()).isEqualTo(first.leadId());
    assertThat(cycles.findAll(first.leadId()))
        .extracting("cycle", "outcome")
        .containsExactly(tuple(1, "disqualified"), tuple(2, "disqualified"));
    assertThat(second.ledger().getLast().cycle()).isEqualTo(2);
  }

  private static long starts(LeadOnItsWay lead) {
    return TestStack.shared().records().stream()
        .filter(found -> found.is("VARIABLE", "CREATED"))
        .filter(found -> found.text("name").equals("leadCycle"))
        .filter(found -> found.text("value").contains(lead.leadId().toString()))
        .filter(found -> found.scopeKey() == found.processInstanceKey())
        .count();
  }
}
