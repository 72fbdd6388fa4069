package io.sluice.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A lead graded B that was too cold for people asks for a demo: an SDR has it, with its history.
 */
@BrowserTest
class SleeperAsksForDemoIT {

  private static final String COMPANY = "Wingtip Robotics";

  private static final String INES =
      """
      {"email": "ines.costa@wingtip.example", "firstName": "Ines", "lastName": "Costa",
       "phone": "+1-555-0171", "jobTitle": "VP Marketing", "company": "Wingtip Robotics",
       "country": "US", "industry": "retail", "employees": 420, "source": "website",
       "activity": "newsletter"}
      """;

  @Test
  void aSleepingLeadThatAsksIsInTasklistAsItsNextCycle(RunningSluice sluice, Desks desks) {
    var leads = new Leads(sluice);
    var leadId = leads.submit(INES, "sleeper-asks-for-demo");
    leads.awaitLead(leadId, lead -> lead.at("/sleeps/0/sleptAt").isString());

    var posted =
        sluice
            .api()
            .post(
                "/api/engagements",
                "application/json",
                """
                {"engagements": [
                  {"eventId": "wingtip-1", "leadId": "%1$s", "kind": "demo-request"},
                  {"eventId": "wingtip-1", "leadId": "%1$s", "kind": "demo-request"},
                  {"eventId": "wingtip-2", "leadId": "%1$s", "kind": "pricing-page",
                   "userAgent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}]}
                """
                    .formatted(leadId));
    assertThat(posted.status()).as(posted.body()).isEqualTo(202);

    var woken = leads.awaitLead(leadId, lead -> lead.path("owner").isString());
    var tasklist = desks.tasklist(woken.path("owner").asString());
    tasklist.showMine();
    var tile = tasklist.tile("Accept lead", COMPANY);
    assertThat(tile).isVisible();
    assertThat(tasklist.open(tile).text()).containsIgnoringCase("demo");
    tasklist.picture("41-sleeper-asked-for-demo");

    assertThat(woken.path("cycles").findValuesAsString("outcome")).first().isEqualTo("recycled");
    assertThat(woken.path("cycles")).hasSize(2);
    assertThat(woken.at("/sleeps/0/endedBy").asString()).isEqualTo("engagement");
    assertThat(woken.path("activities").findValuesAsString("activity"))
        .containsExactlyInAnyOrder("newsletter", "demo-request", "pricing-page");
    assertThat(woken.path("activities").findValuesAsString("notCountedBecause"))
        .filteredOn(because -> because != null && because.startsWith("user-agent:"))
        .hasSize(1);
    assertThat(woken.path("assessments").findValuesAsString("cycle")).contains("1", "2");
    assertThat(leads.ledger(leadId))
        .extracting(Leads.Reached::stage)
        .isEqualTo(List.of("inquiry", "recycled", "inquiry", "aql"));
  }
}
