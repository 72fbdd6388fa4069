package io.sluice.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.e2e.Leads.Reached;
import io.sluice.e2e.Tasklist.OpenTask;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What a stranger finds after the first start: sample leads that are ready to be worked. It comes
 * before the tests whose own leads may well be alike.
 */
@BrowserTest
@Order(2)
class SampleLeadsIT {

  private static final int A_FEW = 3;

  @Test
  void theListTellsLeadsApart(Desks desks) {
    var tasklist = desks.tasklist("sam");
    tasklist.showMine();
    assertThat(tasklist.tile("Accept lead").nth(A_FEW)).isVisible();
    tasklist.picture("21-samples-list");

    assertThat(tasklist.lines()).doesNotHaveDuplicates();
    assertThat(tasklist.openTasks()).extracting(OpenTask::line).doesNotHaveDuplicates();
  }

  @Test
  void everyTaskHasItsForm(Desks desks) {
    var tasklist = desks.tasklist("sam");
    tasklist.showMine();
    assertThat(tasklist.tile("Accept lead").nth(A_FEW)).isVisible();

    assertThat(tasklist.openTasks())
        .isNotEmpty()
        .allSatisfy(task -> assertThat(task.formId()).as(task.line()).isNotNull());
    for (int i = 0; i < A_FEW; i++) {
      var form = tasklist.open(tasklist.tile("Accept lead").nth(i));
      assertThat(form.text()).contains("Why now:", "Contact:", "Do you take this lead?");
      tasklist.picture("22-samples-form-" + (i + 1));
    }
  }

  @Test
  void aLeadThatAnSdrRejectsReappearsWithAnother(RunningSluice sluice, Desks desks) {
    var leads = new Leads(sluice);
    var tasklist = desks.tasklist("sam");
    tasklist.showMine();
    var tile = tasklist.tile("Accept lead").last();
    assertThat(tasklist.tile("Accept lead").nth(A_FEW)).isVisible();
    var line = Tasklist.line(tile);
    assertThat(tasklist.openTasks()).extracting(OpenTask::line).contains(line);
    var task =
        tasklist.openTasks().stream()
            .filter(it -> it.line().equals(line))
            .findFirst()
            .orElseThrow();
    var leadId = tasklist.leadOf(task);
    var thisTile = tasklist.tile("Accept lead", line.split(" · "));

    var form = tasklist.open(thisTile);
    form.choose("Do you take this lead?", "Reject");
    assertThat(form.offered("Why do you reject it?"))
        .as("the reasons that the policy has for this task")
        .contains("Already owned by a colleague");
    tasklist.picture("23-samples-reject-reasons");
    form.pick("Already owned by a colleague");
    tasklist.picture("24-samples-reject");
    tasklist.complete(thisTile);

    leads.awaitLead(leadId, lead -> lead.path("owner").asString().equals("priya"));
    assertThat(leads.ledger(leadId).getLast())
        .extracting(Reached::stage, Reached::reasonCode)
        .containsExactly("rejected", "already-owned");
    var colleague = desks.tasklist("priya");
    colleague.showMine();
    var again = colleague.tile("Accept lead", company(line));
    assertThat(again.first()).isVisible();
    assertThat(colleague.openTasks())
        .filteredOn(open -> "priya".equals(open.assignee()))
        .extracting(colleague::leadOf)
        .contains(leadId);
    colleague.open(again.first());
    colleague.picture("25-samples-rejected-lead-with-another-sdr");
  }

  /** A tile's line begins with grade and company. */
  private static String company(String line) {
    return line.split(" · ")[1];
  }
}
