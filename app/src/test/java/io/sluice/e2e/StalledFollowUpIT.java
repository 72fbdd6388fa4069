package io.sluice.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * A lead that nobody answers reaches the manager, who gives it to a named rep. The policy is
 * changed and the open clocks are moved, as marketing operations would, so that nobody has to wait.
 */
@BrowserTest
class StalledFollowUpIT {

  private static final String COMPANY = "Fabrikam Freight";

  private static final String LEAD =
      """
      {"email": "noor.haddad@fabrikam.example", "firstName": "Noor", "lastName": "Haddad",
       "phone": "+1-555-0123", "jobTitle": "VP Sales", "company": "Fabrikam Freight",
       "country": "US", "industry": "logistics", "employees": 900, "source": "website",
       "activity": "content-download"}
      """;

  private static final String ROUND_THE_CLOCK =
      """
      {"zone": "Europe/London", "country": "GB", "hours": [
        {"days": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"],
         "from": "00:00", "to": "24:00"}]}
      """;

  @Test
  void theManagerGivesAStalledLeadToANamedRep(RunningSluice sluice, Desks desks) {
    var leads = new Leads(sluice);
    var leadId = leads.submit(LEAD, "stalled-follow-up");
    var silent =
        leads.awaitLead(leadId, lead -> lead.path("owner").isString()).path("owner").asString();
    for (var username : new String[] {"sam", "priya"}) {
      var put = sluice.api().put("/api/reps/" + username + "/calendar", ROUND_THE_CLOCK);
      assertThat(put.status()).as(put.body()).isEqualTo(200);
    }
    moveClocks(sluice, leadId, StalledFollowUpIT::remindingAtOnce);
    leads.awaitLead(leadId, lead -> !lead.path("followUp").path("steps").isEmpty());
    moveClocks(sluice, leadId, StalledFollowUpIT::withoutPatience);

    var manager = desks.tasklist("morgan");
    manager.showMine();
    var tile = manager.tile("Resolve stalled follow-up", COMPANY);
    assertThat(tile).isVisible();
    sluice.deployPolicy(UnaryOperator.identity());
    var form = manager.open(tile);
    assertThat(form.text()).contains("Accept lead", "reminded", "Noor Haddad");
    manager.picture("31-manager-stalled-follow-up");
    form.choose("What shall happen?", "Assign");
    assertThat(form.offered("Who takes it?")).anyMatch(rep -> rep.contains("Priya"));
    var other = silent.equals("sam") ? "priya" : "sam";
    form.pick(other.equals("sam") ? "Sam" : "Priya");
    form.fill("Note", "Ask for the contract end first");
    manager.picture("32-manager-assigns");
    manager.complete(tile);

    leads.awaitLead(leadId, lead -> lead.path("owner").asString().equals(other));
    var rep = desks.tasklist(other);
    rep.showMine();
    assertThat(rep.tile("Accept lead", COMPANY)).isVisible();
    rep.picture("33-rep-has-the-stalled-lead");
  }

  private static void moveClocks(
      RunningSluice sluice, String leadId, UnaryOperator<String> policy) {
    sluice.deployPolicy(policy);
    var moved =
        sluice
            .api()
            .post(
                "/api/follow-up/replan",
                "application/json",
                "{\"leadId\": \"%s\"}".formatted(leadId));
    assertThat(moved.status()).as(moved.body()).isEqualTo(200);
    assertThat(moved.json().path("moved").asInt()).as(moved.body()).isOne();
  }

  /** The row of leads graded A3. */
  private static String remindingAtOnce(String policy) {
    return policy.replaceAll("(rule-5-out-3\">\\s*<text>)\\d+", "$10");
  }

  /** The same row: no time at all, and no other rep before the manager. */
  private static String withoutPatience(String policy) {
    return policy.replaceAll("(rule-5-out-[3-7]\">\\s*<text>)\\d+", "$10");
  }
}
