package io.sluice.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A sender that repeats a request gets the same lead, and nobody gets a second task. */
@BrowserTest
class SubmittedTwiceIT {

  @Test
  void theSameRequestIsTheSameLead(RunningSluice sluice, Desks desks) {
    var leads = new Leads(sluice);
    var first = leads.submit(lead("lee.moss", "Tailspin Toys"), "submitted-twice");
    var sdr = owner(leads, first);
    var tasklist = desks.tasklist(sdr);
    tasklist.showMine();
    assertThat(tasklist.tile("Accept lead", "Tailspin Toys")).isVisible();

    assertThat(leads.submit(lead("lee.moss", "Tailspin Toys"), "submitted-twice")).isEqualTo(first);

    // Two more leads reach both SDRs; by then a second task for the first would be there.
    for (var later : List.of("Fabrikam", "Contoso")) {
      var id = leads.submit(lead("kim.hale." + later.toLowerCase(), later), later);
      if (owner(leads, id).equals(sdr)) {
        assertThat(tasklist.tile("Accept lead", later)).isVisible();
      }
    }
    assertThat(tasklist.tile("Accept lead", "Tailspin Toys")).hasCount(1);
    assertThat(tasklist.openTasks())
        .filteredOn(task -> task.line().contains("Tailspin Toys"))
        .hasSize(1);
    tasklist.picture("31-submitted-twice");
  }

  private static String owner(Leads leads, String leadId) {
    return leads.awaitLead(leadId, lead -> lead.path("owner").isString()).path("owner").asString();
  }

  private static String lead(String name, String company) {
    return """
        {"email": "%s@example.com", "firstName": "Lee", "lastName": "Moss",
         "jobTitle": "Head of Growth", "company": "%s", "country": "US", "industry": "software",
         "employees": 250, "source": "website", "activity": "pricing-page"}
        """
        .formatted(name, company);
  }
}
