package io.sluice.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.sluice.e2e.Leads.Reached;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The tour of the README: one lead's way from the API to a customer, by the hands of an SDR, an
 * account executive and customer success. It is the first, so that the waterfall shows the sample
 * leads and this one.
 */
@BrowserTest
@Order(1)
class LeadToCustomerIT {

  private static final String COMPANY = "Northwind Traders";

  private static final String DANA =
      """
      {"email": "dana.reed@northwind.example", "firstName": "Dana", "lastName": "Reed",
       "phone": "+1-555-0142", "jobTitle": "VP Marketing", "company": "Northwind Traders",
       "country": "US", "industry": "software", "employees": 420, "source": "website",
       "activity": "pricing-page"}
      """;

  @Test
  void aLeadBecomesACustomer(RunningSluice sluice, Desks desks) {
    var leads = new Leads(sluice);
    var leadId = leads.submit(DANA, "lead-to-customer");
    var sdr =
        leads.awaitLead(leadId, lead -> lead.path("owner").isString()).path("owner").asString();
    assertThat(sdr).isIn("sam", "priya");

    var insideSales = desks.tasklist(sdr);
    insideSales.showMine();
    acceptLead(insideSales);
    holdDiscoveryCall(insideSales);

    var seller =
        leads
            .awaitLead(
                leadId, lead -> List.of("alex", "robin").contains(lead.path("owner").asString()))
            .path("owner")
            .asString();
    var sales = desks.tasklist(seller);
    sales.showMine();
    acceptHandoff(sales);
    qualifyOpportunity(sales);
    closeOpportunity(sales);

    var lead = leads.awaitLead(leadId, it -> it.path("stage").asString().equals("customer"));
    assertThat(leads.ledger(leadId))
        .extracting(Reached::stage)
        .containsExactly("inquiry", "aql", "tal", "tql", "sal", "sql", "won", "customer");
    assertThat(leads.ledger(leadId)).extracting(Reached::at).isSorted();

    var call = lead.path("conversations").path(0);
    assertThat(call.path("username").asString()).isEqualTo(sdr);
    assertThat(call.path("need").asString()).isEqualTo("met");
    assertThat(call.path("needEvidence").asString()).isEqualTo("Loses leads between two tools");
    assertThat(call.path("timing").asString()).isEqualTo("met");
    assertThat(call.path("authority").asString()).isEqualTo("met");
    assertThat(call.path("budget").asString()).isEqualTo("unknown");
    assertThat(call.path("outcome").asString()).isEqualTo("qualified");

    var customerSuccess = desks.tasklist("casey");
    customerSuccess.showMine();
    takeOver(customerSuccess);
    leads.awaitLead(leadId, it -> it.at("/cycles/1/entry").asString("").equals("customer"));

    assertThat(waterfall(sluice)).containsExactlyElementsOf(Readme.waterfallAfterTheTour());
    seeItOnThePage(desks.console("morgan", "/waterfall"));
    seeItInOperate(
        desks.operate("morgan"), lead.path("cycles").path(0).path("processInstanceKey").asString());
  }

  private static void acceptLead(Tasklist tasklist) {
    var tile = tasklist.tile("Accept lead", COMPANY);
    assertThat(tile).isVisible();
    assertThat(Tasklist.line(tile))
        .contains(COMPANY, "VP Marketing", "A2")
        .containsPattern("due \\w{3} \\d{1,2} \\w{3} \\d{2}:\\d{2}")
        .doesNotContainIgnoringCase("Dana")
        .doesNotContainIgnoringCase("Reed");
    tasklist.picture("01-sdr-list");

    var form = tasklist.open(tile);
    assertThat(form.text())
        .contains("Dana Reed", "VP Marketing", COMPANY, "+1-555-0142", "Why now", "pricing");
    tasklist.picture("02-sdr-accept-lead");
    form.choose("Do you take this lead?", "Accept");
    tasklist.complete(tile);
    tasklist.picture("03-sdr-lead-accepted");
  }

  private static void holdDiscoveryCall(Tasklist tasklist) {
    var tile = tasklist.tile("Discovery call", COMPANY);
    assertThat(tile).isVisible();
    var form = tasklist.open(tile);
    assertThat(form.text()).contains("Dana Reed", "+1-555-0142");
    tasklist.picture("04-sdr-discovery-call");
    form.choose("Did you reach them?", "Connected");
    form.choose("Need", "Met");
    form.fill("Evidence of need", "Loses leads between two tools");
    form.choose("Timing", "Met");
    form.fill("Evidence of timing", "Contract of the old tool ends in March");
    form.choose("Authority", "Met");
    form.fill("Evidence of authority", "Signs up to 50,000 dollars herself");
    form.choose("Budget", "Unknown");
    assertThat(form.text()).contains("3 of 4 met; 3 are needed to qualify");
    form.choose("What came of it?", "Qualified");
    form.fill("Agreed next step", "Demo for the marketing team");
    form.fill("On", LocalDate.now(ZoneId.of("America/New_York")).plusDays(7));
    form.show("What came of it?");
    tasklist.picture("05-sdr-discovery-call-filled-in");
    tasklist.complete(tile);
  }

  private static void acceptHandoff(Tasklist tasklist) {
    var tile = tasklist.tile("Accept handoff", COMPANY);
    assertThat(tile).isVisible();
    tasklist.picture("06-ae-list");
    var form = tasklist.open(tile);
    assertThat(form.text())
        .contains(
            "What inside sales found",
            "Loses leads between two tools",
            "Contract of the old tool ends in March",
            "Signs up to 50,000 dollars herself",
            "unknown",
            "Demo for the marketing team");
    tasklist.picture("07-ae-accept-handoff");
    form.choose("Do you take this lead?", "Accept");
    tasklist.complete(tile);
  }

  private static void qualifyOpportunity(Tasklist tasklist) {
    var tile = tasklist.tile("Qualify opportunity", COMPANY);
    assertThat(tile).isVisible();
    var form = tasklist.open(tile);
    form.choose("Is there an opportunity?", "Yes");
    form.fill("Expected value (US dollars)", "48000");
    form.fill("Expected close date", LocalDate.now(ZoneId.of("America/New_York")).plusDays(60));
    tasklist.picture("08-ae-qualify-opportunity");
    tasklist.complete(tile);
  }

  private static void closeOpportunity(Tasklist tasklist) {
    var tile = tasklist.tile("Close opportunity", COMPANY);
    assertThat(tile).isVisible();
    var form = tasklist.open(tile);
    tasklist.picture("09-ae-close-opportunity");
    form.choose("How did it end?", "Won");
    tasklist.picture("10-ae-close-opportunity-choice");
    form.fill("Signed value (US dollars)", "45500");
    form.fill("Signed on", LocalDate.now(ZoneId.of("America/New_York")));
    tasklist.picture("11-ae-close-opportunity-won");
    tasklist.complete(tile);
  }

  private static void takeOver(Tasklist tasklist) {
    var tile = tasklist.tile("Take over customer", COMPANY);
    assertThat(tile).isVisible();
    var form = tasklist.open(tile);
    assertThat(form.text())
        .contains("Dana Reed", COMPANY, "45,500", "Loses leads between two tools");
    tasklist.picture("14-csm-take-over-customer");
    form.choose("Have you met the customer?", "Yes");
    form.fill("What do they want to reach?", "No lead unanswered");
    tasklist.complete(tile);
  }

  /** As soon as every sample lead is with somebody, asleep or at its end. */
  private static List<Readme.Row> waterfall(RunningSluice sluice) {
    sluice.awaitRest();
    var answer = sluice.api().get("/api/waterfall");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer
        .json()
        .path("stages")
        .valueStream()
        .filter(stage -> stage.at("/conversion/entered").asLong() > 0)
        .map(
            stage ->
                new Readme.Row(
                    stage.path("stage").asString(),
                    stage.at("/conversion/entered").asLong(),
                    stage.at("/conversion/advanced").asLong(),
                    stage.at("/conversion/open").asLong()))
        .toList();
  }

  private static void seeItOnThePage(Page page) {
    assertThat(page.locator("main h1")).containsText("Waterfall");
    Pictures.takeWhole(page, "15-manager-waterfall-page");
  }

  private static void seeItInOperate(Operate operate, String processInstanceKey) {
    // This page follows its instance; the page of a process keeps the counts it came with.
    operate.showInstance(processInstanceKey);
    assertThat(operate.completed()).isVisible();
    for (var element : new String[] {"inside-sales", "sales-acceptance", "opportunity"}) {
      assertThat(operate.element(element)).isVisible();
    }
    operate.picture("12-manager-instance-completed");

    operate.showProcess("lead-lifecycle");
    assertThat(operate.standingAt("inside-sales")).isVisible();
    assertThat(operate.endedAt("customer")).isVisible();
    operate.picture("13-manager-waterfall");
  }
}
