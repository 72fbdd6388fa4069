package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.customer.CustomerAsks;
import io.sluice.lead.Customers;
import io.sluice.lead.LeadCycles;
import io.sluice.waterfall.Reopenings;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of those who have bought: one test for each way that a customer may go. */
@ProcessTest
class CustomerSuccessIT {

  private static final String BERLIN = "Europe/Berlin";
  private static final String MANAGERS_TASK = "resolve-stalled-follow-up";
  private static final Map<String, Object> CHURNED =
      Map.of("outcome", "churned", "reasonCode", "not-used");
  private static final Map<String, Object> TAKEN_OVER =
      Map.of("outcome", "taken-over", "goal", "fewer lost leads");

  @Autowired Waterfall waterfall;
  @Autowired SampleTeam team;
  @Autowired FollowUpRows rows;
  @Autowired Customers customers;
  @Autowired CustomerAsks asks;
  @Autowired LeadCycles cycles;
  @Autowired Reopenings reopenings;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void mondayMorning() {
    team.takeOver("sales", BERLIN, "cu-ae-1", "cu-ae-2");
    team.takeOver("customer-success", BERLIN, "cu-csm-1", "cu-csm-2");
    team.takeOver("managers", BERLIN, "cu-manager");
    VirtualTime.moveToNext(DayOfWeek.MONDAY, LocalTime.of(10, 0), ZoneId.of(BERLIN));
  }

  @AfterEach
  void giveBack() {
    team.giveBack();
  }

  @Test
  @DisplayName("Won → handover → onboarding check → review → next review → expansion → won again")
  void customerIsLookedAfterUntilThereIsMoreToSell() {
    var won = win();
    var customer = waterfall.next(won);
    var taskOver = customer.awaitTask("take-over-customer");
    waterfall.complete(taskOver, Map.of("outcome", "taken-over", "goal", "fewer lost leads"));
    var check = dueAt(customer, "check-due");
    VirtualTime.moveTo(check);
    customer.answer("check-onboarding", Map.of("outcome", "on-track", "note", "All logged in"));
    var review = dueAt(customer, "review-due");
    VirtualTime.moveTo(review);
    customer.answer("review-expansion", Map.of("outcome", "keep", "nextOn", Answers.AT_ONCE));
    customer.answer("review-expansion", Answers.EXPAND).awaitEnd();

    assertThat(Duration.between(rows.latest(won.leadId(), "take-over-customer").endedAt(), check))
        .isBetween(Duration.ofDays(30), Duration.ofDays(34));
    assertThat(Duration.between(rows.latest(won.leadId(), "check-onboarding").endedAt(), review))
        .isBetween(Duration.ofDays(90), Duration.ofDays(98));
    assertThat(rows.given(won.leadId(), "review-expansion"))
        .extracting(given -> given.username(), given -> given.cause())
        .containsExactly(
            tuple(taskOver.text("assignee"), "routed"),
            tuple(taskOver.text("assignee"), "attempt"));
    assertThat(customer.stages())
        .containsExactly("inquiry", "sgl", "sql", "won", "customer", "expanded");

    var expansion = waterfall.next(customer);
    var handoff = expansion.awaitTask("accept-handoff");
    assertThat(handoff.text("assignee"))
        .isEqualTo(rows.latest(won.leadId(), "close-opportunity").username());
    waterfall.complete(handoff, Answers.ACCEPTED);
    expansion
        .answer("qualify-opportunity", Answers.OPPORTUNITY)
        .answer("close-opportunity", Answers.WON)
        .awaitEnd();
    assertThat(cyclesOf(won))
        .containsExactly(
            "sales customer", "customer expanded", "expansion customer", "customer null");
    assertThat(expansion.ledger())
        .filteredOn(event -> event.cycle() == 3)
        .extracting("stage")
        .containsExactly("expansion", "sal", "sql", "won", "customer");
    waterfall.next(expansion).awaitTask("take-over-customer");
  }

  @Test
  void whoeverTakesACustomerOverReadsWhatWasSoldAndFound() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    team.takeOver("inside-sales", BERLIN, "cu-sdr");
    Answers.HAPPY_PATH.forEach(lead::answer);
    lead.awaitEnd();
    var customer = waterfall.next(lead);
    var handover = customer.awaitTask("take-over-customer");

    assertThat(brief(customer))
        .contains("Customer since", "45,000 US dollars by CU-AE-", "15 Feb 2027", "Leads get lost");
    waterfall.complete(handover, Answers.TAKEN_OVER);
    customer.awaitTask("check-onboarding");
    assertThat(brief(customer)).contains("looked after by CU-CSM-", "they want fewer lost leads");
  }

  @Test
  @DisplayName(
      "Inquiry of a customer's colleague → whoever sold to them; who looks after them is told")
  void colleagueOfACustomerGoesStraightToSales() {
    var customer = Chain.CHECK_ONBOARDING.start(waterfall);
    var csm = customer.awaitTask("check-onboarding").text("assignee");
    var seller = rows.latest(customer.leadId(), "close-opportunity").username();
    var domain = waterfall.lead(customer.leadId()).person().email().split("@")[1];

    var colleague = waterfall.capture(SampleSubmissions.named("Ann", "Lee", "ann@" + domain));
    var task = colleague.awaitTask("accept-handoff");

    assertThat(task.text("assignee")).isEqualTo(seller);
    assertThat(brief(colleague)).contains("Customer since", "looked after by");
    assertThat(waterfall.told(colleague)).containsExactly(csm);
  }

  @Test
  void customerAtRiskIsLookedAtAgainWhenAgreed() {
    var customer = Chain.CHECK_ONBOARDING.start(waterfall);
    customer
        .answer("check-onboarding", Map.of("outcome", "at-risk", "nextOn", Answers.AT_ONCE))
        .answer("check-onboarding", Map.of("outcome", "at-risk"));
    VirtualTime.settle();
    var again = rows.latest(customer.leadId(), "check-onboarding").endedAt();

    assertThat(dueAt(customer, "check-due"))
        .isBetween(again.plus(Duration.ofDays(14)), again.plus(Duration.ofDays(15)));
    assertThat(customer.openTasks()).isEmpty();
  }

  @Test
  @DisplayName("Customer → churned: none any more, and nothing follows")
  void customerWhoLeavesIsNone() {
    var customer = Chain.REVIEW_EXPANSION.start(waterfall);
    assertThat(customers.isCustomer(customer.leadId())).isTrue();

    customer.answer("review-expansion", CHURNED).awaitEnd();

    assertThat(customer.lastEvent().stage()).isEqualTo("churned");
    assertThat(customer.lastEvent().reasonCode()).isEqualTo("not-used");
    assertThat(customers.isCustomer(customer.leadId())).isFalse();
    assertThat(cycles.findOpen(customer.leadId())).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("Expansion → lost, recycled, disqualified → customer, at the next review")
  @CsvSource({"lost, price", "disqualified, no-fit", "recycled, "})
  void customerWhoDoesNotWantMoreStaysOne(String outcome, String reason) {
    var customer = Chain.REVIEW_EXPANSION.start(waterfall);
    customer.answer("review-expansion", Answers.EXPAND).awaitEnd();
    var expansion = waterfall.next(customer);
    if (reason == null) {
      expansion.answer("accept-handoff", Answers.rejected("not-target-market"));
    } else {
      expansion
          .answer("accept-handoff", Answers.ACCEPTED)
          .answer("qualify-opportunity", Map.of("outcome", outcome, "reasonCode", reason));
    }
    expansion.awaitEnd();
    var next = waterfall.next(expansion);
    next.awaitCompleted("plan-review");
    VirtualTime.settle();

    assertThat(expansion.lastEvent().stage()).isEqualTo(outcome);
    assertThat(next.openTasks()).isEmpty();
    VirtualTime.moveTo(dueAt(next, "review-due"));
    next.awaitTask("review-expansion");
    assertThat(next.completed("customer-handover")).isZero();
    assertThat(customers.isCustomer(customer.leadId())).isTrue();
  }

  @Test
  @DisplayName("Customer asks → review at once")
  void customerWhoAsksIsReviewedAtOnce() {
    var customer = waitingForReview();

    waterfall.ask(customer);

    customer.answer("review-expansion", Answers.EXPAND).awaitEnd();
  }

  @Test
  @DisplayName("Customer asks while they are onboarded → checked and reviewed at once")
  void customerWhoAsksWhileTheyAreOnboardedIsCheckedAtOnce() {
    var customer = Chain.TAKE_OVER_CUSTOMER.start(waterfall);
    customer.answer("take-over-customer", TAKEN_OVER).awaitCompletedAgain("plan-check");

    waterfall.ask(customer);

    customer
        .answer("check-onboarding", Map.of("outcome", "on-track"))
        .answer("review-expansion", Answers.EXPAND)
        .awaitEnd();
  }

  @Test
  @DisplayName("Customer asks while nobody waits for it → looked after at once, and reviewed")
  void whatCustomerAskedForWhileTheyWereHandedOverIsNotForgotten() {
    var customer = Chain.TAKE_OVER_CUSTOMER.start(waterfall);
    transaction.executeWithoutResult(
        status -> asks.note(customer.leadId(), customer.registration().cycle()));

    customer
        .answer("take-over-customer", TAKEN_OVER)
        .answer("check-onboarding", Map.of("outcome", "on-track"))
        .answer("review-expansion", Answers.EXPAND)
        .awaitEnd();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"take-over-customer", "check-onboarding", "review-expansion", "review-due"})
  @DisplayName("Customer → withdrawn, from wherever it stands")
  void customerIsWithdrawn(String where) {
    var customer =
        switch (where) {
          case "take-over-customer" -> Chain.TAKE_OVER_CUSTOMER.start(waterfall);
          case "check-onboarding" -> Chain.CHECK_ONBOARDING.start(waterfall);
          case "review-expansion" -> Chain.REVIEW_EXPANSION.start(waterfall);
          default -> waitingForReview();
        };
    if (!where.equals("review-due")) {
      customer.awaitTask(where);
    }
    waterfall.withdraw(customer, "opt-out");
    customer.awaitEnd();

    assertThat(customer.lastEvent().stage()).isEqualTo("withdrawn");
    assertThat(customer.openTasks()).isEmpty();
    assertThat(cycles.findOpen(customer.leadId())).isEmpty();
  }

  @Test
  void whoWasWithdrawnMeanwhileIsNotLookedAfter() {
    var lead = Chain.CLOSE_OPPORTUNITY.start(waterfall);
    var task = lead.awaitTask("close-opportunity");
    jdbc.sql(
            "update lead set suppressed_at = now(), suppression_reason = 'opt-out' where lead_id = :id")
        .param("id", lead.leadId())
        .update();
    waterfall.complete(task, Answers.WON);
    lead.awaitEnd();

    assertThat(lead.lastEvent().stage()).isEqualTo("customer");
    assertThat(cycles.findOpen(lead.leadId())).isEmpty();
  }

  @Test
  void instanceThatComesSecondEndsAsADuplicate() {
    var customer = Chain.TAKE_OVER_CUSTOMER.start(waterfall);
    customer.awaitTask("take-over-customer");
    jdbc.sql(
            "update lead_cycle set process_instance_key = 42 where lead_id = :id and closed_at is null")
        .param("id", customer.leadId())
        .update();
    waterfall.camunda().newCancelInstanceCommand(customer.instance()).send().join();
    var second = waterfall.next(customer);
    second.awaitEnd();

    assertThat(second.completed("duplicate")).isOne();
  }

  @Test
  void cancelledInstanceGoesOnAtTheOnboardingWithTheDayThatWasAgreed() {
    var customer = Chain.TAKE_OVER_CUSTOMER.start(waterfall);
    customer.answer("take-over-customer", Map.of("outcome", "taken-over", "goal", "calm"));
    customer.awaitCompleted("plan-check");
    VirtualTime.settle();
    var planned = dueAt(customer, "check-due");
    VirtualTime.moveTo(VirtualTime.now().plus(Duration.ofDays(2)));

    var again = reopen(customer);
    again.awaitCompleted("plan-check");
    VirtualTime.settle();

    assertThat(dueAt(again, "check-due")).isEqualTo(planned);
    assertThat(again.completed("customer-handover")).isZero();
  }

  @Test
  void cancelledInstanceGoesOnAtTheReview() {
    var customer = waitingForReview();
    var planned = dueAt(customer, "review-due");

    var again = reopen(customer);
    again.awaitCompleted("plan-review");
    VirtualTime.settle();

    assertThat(dueAt(again, "review-due")).isEqualTo(planned);
    assertThat(again.completed("customer-handover") + again.completed("onboarding-check")).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"TAKE_OVER_CUSTOMER", "CHECK_ONBOARDING", "REVIEW_EXPANSION"})
  void managerGivesMoreTimeOrNamesAnotherOrLeavesIt(Chain chain) {
    var customer = chain.start(waterfall);
    customer.awaitTask(chain.task);
    stall(customer, chain.task);
    var asked = customer.awaitTask(MANAGERS_TASK);
    assertThat(value(customer, "choices"))
        .contains("assign", "extend", "recycled")
        .doesNotContain("disqualified");
    waterfall.complete(asked, Map.of("outcome", "extend"));
    customer.awaitTask(chain.task);
    assertThat(rows.latest(customer.leadId(), chain.task).cause()).isEqualTo("extended");
    stall(customer, chain.task);
    customer.answer(MANAGERS_TASK, Map.of("outcome", "recycled", "reasonCode", "no-capacity"));
    customer.awaitCompleted(chain == Chain.TAKE_OVER_CUSTOMER ? "plan-check" : "plan-review");
    VirtualTime.settle();

    assertThat(customer.openTasks()).isEmpty();
    assertThat(customer.lastEvent().stage()).isEqualTo("customer");
    assertThat(customer.incidents()).isEmpty();
    if (chain == Chain.REVIEW_EXPANSION) {
      VirtualTime.moveTo(dueAt(customer, "review-due"));
      customer.awaitTask(chain.task);
      assertThat(rows.latest(customer.leadId(), chain.task).cause()).isEqualTo("attempt");
    }
  }

  private LeadOnItsWay win() {
    return Chain.CLOSE_OPPORTUNITY
        .start(waterfall)
        .answer("close-opportunity", Answers.WON)
        .awaitEnd();
  }

  private LeadOnItsWay waitingForReview() {
    var customer = Chain.CHECK_ONBOARDING.start(waterfall);
    customer.answer("check-onboarding", Map.of("outcome", "on-track"));
    customer.awaitCompleted("plan-review");
    VirtualTime.settle();
    return customer;
  }

  private LeadOnItsWay reopen(LeadOnItsWay customer) {
    waterfall.camunda().newCancelInstanceCommand(customer.instance()).send().join();
    VirtualTime.settle();
    transaction.executeWithoutResult(
        status ->
            reopenings.reopen(
                customer.leadId(),
                customer.registration().cycle(),
                customer.instance(),
                "instance-gone"));
    return waterfall.next(customer);
  }

  /** Nobody answers until a manager is asked. */
  private void stall(LeadOnItsWay customer, String task) {
    for (var had = rows.latest(customer.leadId(), task);
        had.escalateAt().isAfter(Instant.parse("9000-01-01T00:00:00Z"));
        had = rows.latest(customer.leadId(), task)) {
      VirtualTime.moveTo(had.reassignAt());
      customer.awaitTask(task);
    }
    VirtualTime.moveTo(rows.latest(customer.leadId(), task).escalateAt());
  }

  private List<String> cyclesOf(LeadOnItsWay lead) {
    return cycles.findAll(lead.leadId()).stream()
        .map(cycle -> cycle.entry() + " " + cycle.outcome())
        .toList();
  }

  private static Instant dueAt(LeadOnItsWay lead, String timer) {
    VirtualTime.settle();
    return lead.records("TIMER", "CREATED").stream()
        .filter(found -> found.text("targetElementId").equals(timer))
        .map(found -> Instant.ofEpochMilli(found.number("dueDate")))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private static String brief(LeadOnItsWay lead) {
    return value(lead, "brief");
  }

  private static String value(LeadOnItsWay lead, String variable) {
    return lead.records("VARIABLE", "UPDATED").stream()
        .filter(found -> found.text("name").equals(variable))
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .text("value");
  }
}
