package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.LeadRegister;
import io.sluice.lead.Registration;
import io.sluice.lead.Submission;
import io.sluice.local.test.TestStack;
import io.sluice.qualification.Assessment;
import io.sluice.qualification.Assessments;
import io.sluice.qualification.CheckFitWorker;
import io.sluice.qualification.CheckReadinessWorker;
import io.sluice.qualification.GradeOverride;
import io.sluice.qualification.GradeOverrides;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What people say of a lead counts, and the machine goes on beside it. */
@ProcessTest
class GradeOverrideIT {

  @Autowired Waterfall waterfall;
  @Autowired LeadRegister register;
  @Autowired GradeOverrides overrides;
  @Autowired Assessments assessments;
  @Autowired CheckFitWorker checkFit;
  @Autowired CheckReadinessWorker checkReadiness;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  @Test
  void theProcessGoesOnWithWhatIsSaidAndTheMachinesVerdictIsStoredWithIt() {
    var lead = register(SampleSubmissions.idealAndWarm());
    var said = say(lead, "fit", "C");
    say(lead, "value", "high");

    var grade = checkFit.checkFit(SampleJobs.of(lead, "check-fit", Map.of()));

    assertThat(grade.fitGrade()).isEqualTo("C");
    assertThat(grade.valueBand()).isEqualTo("high");
    var stored = stored(lead, "fit");
    assertThat(stored.result()).isEqualTo("A");
    assertThat(stored.counts()).isEqualTo("C");
    assertThat(stored.override()).isEqualTo(said);
    assertThat(stored.criteria()).isNotEmpty();
  }

  @Test
  void theMachinesVerdictCountsAgainWhenItIsOver() {
    var lead = register(SampleSubmissions.idealAndWarm());
    var said = say(lead, "fit", "C");
    var before = SampleJobs.of(lead, "check-fit", Map.of());
    checkFit.checkFit(before);
    jdbc.sql(
            """
            update grade_override set set_at = set_at - interval '9 days',
              holds_until = set_at where override_id = :id
            """)
        .param("id", said.overrideId())
        .update();

    assertThat(checkFit.checkFit(SampleJobs.of(lead, "check-fit", Map.of())).fitGrade())
        .isEqualTo("A");
    assertThat(stored(lead, "fit").override()).isNull();
    assertThat(checkFit.checkFit(before).fitGrade()).as("the same job again").isEqualTo("C");
  }

  @Test
  void whoIsNeverSoldToStaysSo() {
    var lead = register(SampleSubmissions.underEmbargo());
    say(lead, "fit", "A");

    assertThat(checkFit.checkFit(SampleJobs.of(lead, "check-fit", Map.of())).fitGrade())
        .isEqualTo("F");
    assertThat(stored(lead, "fit").override()).isNull();
  }

  @Test
  void whomSomebodyCallsCoolerRaisesNoHand() {
    var lead = register(SampleSubmissions.idealHandRaiser());
    assertThat(readiness(lead).handRaiser()).isTrue();

    say(lead, "readiness", "3");
    assertThat(readiness(lead).readinessLevel()).isEqualTo(3);
    assertThat(readiness(lead).handRaiser()).isFalse();

    say(lead, "readiness", "1");
    assertThat(readiness(lead).handRaiser()).isTrue();
    assertThat(stored(lead, "readiness").result()).isEqualTo("1");
  }

  @Test
  void aHandThatIsRaisedAfterSomebodyCalledThemCoolerIsUp() {
    var lead = register(SampleSubmissions.idealHandRaiser());
    say(lead, "readiness", "3");
    TestStack.shared().clock().advance(Duration.ofMillis(1));
    assertThat(readiness(lead).handRaiser()).as("raised before").isFalse();

    register.engage(lead.leadId(), "demo-request", TestStack.shared().clock().now(), null);

    assertThat(readiness(lead).handRaiser()).isTrue();
    assertThat(readiness(lead).readinessLevel()).isEqualTo(3);
  }

  @Test
  void whoeverHasTheTaskReadsWhoSaidWhatAndWhatTheMachineSays() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    var task = lead.awaitTask("accept-lead");
    assertThat(brief(lead))
        .contains("About 31,200 US dollars (standard): 250 to 999 employees (+24,000)")
        .doesNotContain("set by");

    say(lead.registration(), "fit", "B");
    waterfall.complete(task, Answers.rejected("wrong-territory"));
    lead.awaitTask("accept-lead");

    assertThat(brief(lead))
        .contains("Fit B, set by Sam Reyes until ", ": Spoke to their CFO (machine: A)");
  }

  private static String brief(LeadOnItsWay lead) {
    return lead.records("VARIABLE", "UPDATED").stream()
        .filter(found -> found.text("name").equals("brief"))
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .text("value");
  }

  private CheckReadinessWorker.ReadinessLevel readiness(Registration lead) {
    return checkReadiness.checkReadiness(SampleJobs.of(lead, "check-readiness", Map.of()));
  }

  private Assessment stored(Registration lead, String kind) {
    return assessments.findLatest(lead.leadId(), lead.cycle(), kind).orElseThrow();
  }

  private Registration register(Submission submission) {
    return transaction.execute(status -> register.register(submission));
  }

  private GradeOverride say(Registration lead, String kind, String result) {
    var until = TestStack.shared().clock().now().plus(Duration.ofDays(9));
    return transaction.execute(
        status -> overrides.set(lead.leadId(), kind, result, "sam", "Spoke to their CFO", until));
  }
}
