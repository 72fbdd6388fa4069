package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.bpmn.Models;
import io.sluice.duplicate.DuplicateCandidate;
import io.sluice.duplicate.DuplicateCandidates;
import io.sluice.duplicate.DuplicateFinding;
import io.sluice.followup.Rerouting;
import io.sluice.lead.Company;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.Origin;
import io.sluice.lead.Person;
import io.sluice.lead.Registration;
import io.sluice.lead.Submission;
import io.sluice.local.test.EngineRecord;
import io.sluice.local.test.TestStack;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may be the same person is found, asked about once, and what is answered is done. */
@ProcessTest
class DuplicateReviewIT {

  private static final String TASK = "review-duplicate";

  @Autowired Waterfall waterfall;
  @Autowired LeadRegister register;
  @Autowired DuplicateFinding finding;
  @Autowired DuplicateCandidates candidates;
  @Autowired Rerouting rerouting;
  @Autowired SampleTeam team;
  @Autowired FollowUpRows rows;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  /** A company of its own for each test, and a family name that no other test has. */
  private final String domain = UUID.randomUUID() + ".example";

  private final String family =
      "Q" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "sson";

  @BeforeEach
  void mondayMorning() {
    VirtualTime.moveToNext(DayOfWeek.MONDAY, LocalTime.of(10, 0), ZoneId.of("Europe/Berlin"));
    team.takeOver("marketing-operations", "Europe/Berlin", "du-office");
    jdbc.sql("delete from duplicate_check").update();
    jdbc.sql("delete from duplicate_candidate").update();
  }

  @AfterEach
  void giveBack() {
    team.giveBack();
  }

  @Test
  void whoHasTheSameNameAtTheSameCompanyIsAskedAboutWithBothBesideEachOther() {
    var known = register("Ines", "ines@" + domain);
    var other = register("Ines", "i." + family + "@" + domain);

    var review = review(other);
    var task = review.awaitTask(TASK);

    assertThat(task.text("assignee")).isEqualTo("du-office");
    var pair = only(other);
    assertThat(pair.knownId()).isEqualTo(known.leadId());
    assertThat(pair.words()).isEqualTo("The same name at the same company");
    assertThat(brief(review))
        .contains("ines@" + domain, "i." + family + "@" + domain, "Known since", "the domain")
        .contains("cycle 1, under way");
  }

  @Test
  void whatIsReadBesideEachOtherIsNotOnTheProcess() {
    register("Ines", "ines@" + domain);
    var review = review(register("Ines", "i2@" + domain));
    review.answer(TASK, Map.of("outcome", "different")).awaitEnd();

    var told =
        TestStack.shared().records().stream()
            .filter(found -> found.valueType().equals("VARIABLE"))
            .filter(found -> found.value().toString().contains(family))
            .toList();
    assertThat(told).isNotEmpty();
    assertThat(told).extracting(EngineRecord::scopeKey).doesNotContain(review.instance());
  }

  @Test
  void whoIsTheSameIsMergedIntoTheOneThatWasKnownBefore() {
    var known = register("Ines", "ines@" + domain);
    var other = register("Ines", "ines2@" + domain);
    review(other).answer(TASK, Map.of("outcome", "merge")).awaitEnd();

    assertThat(only(other).outcome()).isEqualTo("merged");
    assertThat(survivorOf(other)).containsExactly(known.leadId());
    assertThat(
            jdbc.sql("select merged_by from lead_merge where duplicate_id = :id")
                .param("id", other.leadId())
                .query(String.class)
                .single())
        .isEqualTo("du-office");
  }

  @Test
  void aMergeThatIsRefusedComesBackWithTheReasonAndWhatCanBeDone() {
    var known = register("Ines", "ines@" + domain);
    var other = register("Ines", "ines2@" + domain);
    jdbc.sql(
            """
            update lead set suppressed_at = now(), suppression_reason = 'opt-out' where lead_id = :id
            """)
        .param("id", known.leadId())
        .update();
    var review = review(other);

    review.answer(TASK, Map.of("outcome", "merge"));
    var again = review.awaitTask(TASK);

    assertThat(brief(review)).contains("must be left alone, and the other need not");
    assertThat(survivorOf(other)).isEmpty();
    waterfall.complete(again, Map.of("outcome", "merge-strictest"));
    review.awaitEnd();
    assertThat(survivorOf(other)).containsExactly(known.leadId());
    assertThat(only(other).outcome()).isEqualTo("merged");
  }

  @Test
  void whoIsNotTheSameIsNeverAskedAboutAgain() {
    var known = register("Ines", "ines@" + domain);
    var other = register("Ines", "ines2@" + domain);
    review(other).answer(TASK, Map.of("outcome", "different")).awaitEnd();

    assertThat(only(other).outcome()).isEqualTo("different");
    assertThat(only(other).settledBy()).isEqualTo("du-office");
    jdbc.sql("update lead set phone = '+49 30 901820' where lead_id in (:ids)")
        .param("ids", List.of(known.leadId(), other.leadId()))
        .update();
    assertThat(finding.look(100)).isEqualTo(2);
    assertThat(candidates.findByLead(known.leadId())).hasSize(1);
    VirtualTime.moveTo(VirtualTime.now().plus(Duration.ofDays(100)));
    assertThat(candidates.lease(10, VirtualTime.now())).isEmpty();
  }

  @Test
  void whoCannotBeToldYetIsAskedAboutAgainAsTheReasonSays() {
    register("Ines", "ines@" + domain);
    var other = register("Ines", "ines2@" + domain);
    var first = review(other);
    first.answer(TASK, Map.of("outcome", "later")).awaitEnd();

    assertThat(candidates.lease(10, VirtualTime.now())).isEmpty();
    VirtualTime.moveTo(VirtualTime.now().plus(Duration.ofDays(15)));
    var again = candidates.lease(10, VirtualTime.now().plusSeconds(120));
    assertThat(again).extracting(DuplicateCandidate::leadId).containsExactly(other.leadId());
    var second = start(other, again.getFirst());
    second.answer(TASK, Map.of("outcome", "different")).awaitEnd();
    assertThat(only(other).outcome()).isEqualTo("different");
    assertThat(
            jdbc.sql("select process_instance_key from duplicate_review where candidate_id = :id")
                .param("id", only(other).candidateId())
                .query(Long.class)
                .list())
        .containsExactlyInAnyOrder(first.instance(), second.instance());
  }

  @Test
  void whatNobodyAnswersIsRemindedOfGivenUpAndAskedAgain() {
    register("Ines", "ines@" + domain);
    var other = register("Ines", "ines2@" + domain);
    var review = review(other);
    review.awaitTask(TASK);
    var given = rows.latest(other.leadId(), TASK);
    assertThat(given.reassignAt()).isAfter(Instant.parse("9000-01-01T00:00:00Z"));

    VirtualTime.moveTo(given.remindAt());
    review.awaitCompleted(TASK + "-reminded");
    VirtualTime.moveTo(given.giveUpAt());
    review.awaitEnd();

    assertThat(rows.steps(other.leadId()))
        .extracting(FollowUpRows.Taken::step)
        .containsExactly("reminded", "given-up");
    assertThat(only(other).outcome()).isNull();
    VirtualTime.moveTo(VirtualTime.now().plus(Duration.ofDays(31)));
    assertThat(candidates.lease(10, VirtualTime.now().plusSeconds(120))).hasSize(1);
  }

  @Test
  void theReviewGoesOnWhateverBecomesOfTheLead() {
    register("Ines", "ines@" + domain);
    var lead = waterfall.capture(submission("Ines", "ines2@" + domain, null));
    var review = review(lead.registration());
    var task = review.awaitTask(TASK);
    lead.answer("accept-lead", Map.of("outcome", "accepted")).awaitTask("discovery-call");
    waterfall.withdraw(lead, "opt-out");
    lead.awaitEnd();

    assertThat(rows.latest(lead.leadId(), TASK).endedAt()).isNull();
    waterfall.complete(task, Map.of("outcome", "different"));
    review.awaitEnd();
    assertThat(rows.latest(lead.leadId(), TASK).answeredAt()).isNotNull();
    assertThat(only(lead.registration()).settledBy()).isEqualTo("du-office");
  }

  @Test
  void whoeverLeavesHasTheirReviewGivenToAnother() {
    register("Ines", "ines@" + domain);
    var review = review(register("Ines", "ines2@" + domain));
    review.awaitTask(TASK);
    team.join("marketing-operations", "Europe/Berlin", "du-second");
    jdbc.sql("update lead_cycle set closed_at = :now, outcome = 'recycled' where lead_id = :id")
        .param("now", Timestamp.from(VirtualTime.now()))
        .param("id", review.leadId())
        .update();

    team.leave("du-office");
    VirtualTime.settle();
    rerouting.reroute("du-office");

    var again = review.awaitTask(TASK);
    assertThat(again.text("assignee")).isEqualTo("du-second");
    waterfall.complete(again, Map.of("outcome", "different"));
    review.awaitEnd();
  }

  @Test
  void aSwitchboardOrACommonNameIsNoReasonToAsk() {
    register("Ines", "ines@" + domain, "+49 30 901820");
    register("Barthold", "b@" + domain, "+49 30 901820", "Zuvvenkopf");
    register("Ines", "ines@other-" + domain, null, family, "A Company of Another Name");

    assertThat(finding.look(100)).isEqualTo(3);

    assertThat(candidates.lease(10, VirtualTime.now())).isEmpty();
  }

  private List<UUID> survivorOf(Registration lead) {
    return jdbc.sql("select lead_id from lead_alias where alias_id = :id")
        .param("id", lead.leadId())
        .query(UUID.class)
        .list();
  }

  private LeadOnItsWay review(Registration other) {
    finding.look(100);
    var due = candidates.lease(10, VirtualTime.now().plusSeconds(120));
    assertThat(due).extracting(DuplicateCandidate::leadId).containsExactly(other.leadId());
    return start(other, due.getFirst());
  }

  private LeadOnItsWay start(Registration other, DuplicateCandidate due) {
    var mark = TestStack.shared().records().size();
    waterfall
        .camunda()
        .newPublishMessageCommand()
        .messageName(Models.DUPLICATE_FOUND)
        .correlationKey(due.leadId() + ":" + due.cycle())
        .timeToLive(Duration.ZERO)
        .variables(
            Map.of(
                "leadId", due.leadId(),
                "cycle", due.cycle(),
                "candidateId", due.candidateId(),
                "priority", due.priority()))
        .send()
        .join();
    return new LeadOnItsWay(waterfall, other, Waterfall.instance(other, mark));
  }

  private DuplicateCandidate only(Registration lead) {
    var all = candidates.findByLead(lead.leadId());
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static String brief(LeadOnItsWay review) {
    return review.records("VARIABLE", "UPDATED").stream()
        .filter(found -> found.text("name").equals("brief"))
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .text("value");
  }

  private Registration register(String firstName, String email) {
    return register(firstName, email, null);
  }

  private Registration register(String firstName, String email, String phone) {
    return register(firstName, email, phone, family);
  }

  private Registration register(String firstName, String email, String phone, String lastName) {
    return register(firstName, email, phone, lastName, null);
  }

  private Registration register(
      String firstName, String email, String phone, String lastName, String company) {
    var registered =
        transaction.execute(
            status -> register.register(submission(firstName, email, phone, lastName, company)));
    // Of two who come in the same millisecond, as the engine's clock tells it, either is the later.
    VirtualTime.moveTo(VirtualTime.now().plusMillis(1));
    return registered;
  }

  private Submission submission(String firstName, String email, String phone) {
    return submission(firstName, email, phone, family, null);
  }

  private static Submission submission(
      String firstName, String email, String phone, String lastName, String company) {
    return new Submission(
        new Person(email, firstName, lastName, phone, "VP Marketing"),
        new Company(company, null, "US", "software", 420, 60_000_000L, 8, 20),
        new Origin("website", "inbound"),
        "pricing-page",
        VirtualTime.now());
  }
}
