package io.sluice.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Somebody who comes in by a second address is recognised in Tasklist, and is one lead then. */
@BrowserTest
class DuplicateReviewedIT {

  private static final String COMPANY = "Wingtip Optics";

  @Test
  void whoeverIsOnePersonIsMergedFromTheTask(RunningSluice sluice, Desks desks) {
    var leads = new Leads(sluice);
    var known = leads.submit(lead("Margarethe", "m.lindqvist"), "duplicate-known");
    leads.awaitLead(known, lead -> lead.path("owner").isString());
    var other = leads.submit(lead("Margarete", "margarete"), "duplicate-other");

    var office = desks.tasklist("jordan");
    office.showMine();
    var tile = office.tile("Decide: same person?", COMPANY);
    assertThat(tile).isVisible();
    var form = office.open(tile);
    assertThat(form.text())
        .contains("Margarethe Lindqvist", "Margarete Lindqvist", "Known before", "Came in later")
        .contains("m.lindqvist@wingtip.example", "margarete@wingtip.example");
    form.choose("Is it the same person?", "Yes – merge them");
    office.picture("34-duplicate-review");
    office.complete(tile);

    var lead = leads.awaitLead(other, read -> read.path("leadId").asString().equals(known));
    assertThat(lead.path("leadId").asString()).isEqualTo(known);
  }

  private static String lead(String firstName, String mailbox) {
    return """
        {"email": "%s@wingtip.example", "firstName": "%s", "lastName": "Lindqvist",
         "jobTitle": "Head of Growth", "company": "%s", "country": "US", "industry": "software",
         "employees": 250, "source": "website", "activity": "pricing-page"}
        """
        .formatted(mailbox, firstName, COMPANY);
  }
}
