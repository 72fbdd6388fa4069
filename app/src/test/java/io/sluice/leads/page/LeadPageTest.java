package io.sluice.leads.page;

import static io.sluice.leads.page.LeadsToFind.BEN;
import static io.sluice.leads.page.LeadsToFind.GONE;
import static io.sluice.leads.page.LeadsToFind.IDA;
import static io.sluice.leads.page.LeadsToFind.OLD;
import static io.sluice.leads.page.LeadsToFind.ZOE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.Visitor;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The page of a lead as a browser without scripts sees it. */
@SluiceTest
@TestPropertySource(
    properties = {
      "sluice.operate.url=https://operate.example/",
      "sluice.notification.tasklist-url=https://tasklist.example"
    })
class LeadPageTest {

  @Autowired DataSource database;
  @Autowired JdbcClient jdbc;
  Http http;

  @BeforeEach
  void enter(@LocalServerPort int port) throws Exception {
    LeadsToFind.enter(database);
    http = new Http(port);
  }

  @Test
  void saysWhyALeadIsWhereItIs() {
    var sam = LeadsToFind.name(jdbc, "sam");

    assertThat(textOf("morgan", IDA))
        .contains("Ida Lovgård", "VP Marketing, Fjord & Söhne", "TAL")
        .contains("It stands at TAL since 2026-03-01 10:00 UTC: inside sales took it on.")
        .contains(sam + " has “Discovery call” since 2026-03-01 10:00 UTC; it was due")
        .contains("Graded A2: for it speak 100 to 999 employees, Demo request;")
        .contains("against it No decision maker.");
    assertThat(textOf("morgan", BEN))
        .contains("Recycled on 2026-03-02 12:00 UTC: not now.")
        .contains("It sleeps until 2999-05-30 09:12 UTC, or until its readiness comes to level 2.");
    assertThat(textOf("morgan", ZOE))
        .contains("It stands at SQL since 2026-03-03 10:00 UTC", "$48,000", "it is due 2999-03-01");
  }

  @Test
  void tellsTheWholeStory() {
    var priya = LeadsToFind.name(jdbc, "priya");

    assertThat(textOf("morgan", IDA))
        .contains("“Accept lead” was taken from %s, who had not answered".formatted(priya))
        .contains("Came to TAL by", "Demo request", "<b>please</b>", "Grace Hopper was named as")
        .contains("Agreed to marketing by email (form)", "Call 1", "Need met – fewer lost leads")
        .contains("Oldname, who is the same person", "Cycle 1", "merged it with another lead")
        .contains("Revenue from 5 million", "unknown", "icp-fit, version 3", "2×, last 2026-03-01")
        .contains("entered by", "10 min late", "Decision maker");
    assertThat(textOf("morgan", ZOE)).contains("Cycle 2", "Cycle 1", "Recycled: no budget");
  }

  @Test
  void leadsToItsProcessAndItsTask() {
    assertThat(open("morgan", IDA).body())
        .contains("href=\"https://operate.example/processes/501\"", "See its process in Operate")
        .contains("href=\"https://tasklist.example\"");
    assertThat(open("morgan", BEN).body())
        .contains("https://operate.example/processes/502")
        .doesNotContain("tasklist.example");
  }

  @Test
  void whatCannotBeReadDoesNotHideTheRest() {
    assertThat(textOf("morgan", ZOE))
        .contains("Its criteria are not stored in a way that can be shown", "Fit C", "CFO");
  }

  @Test
  void marketingSeesNoPhoneAnywhere() {
    var page = textOf("jordan", IDA);

    assertThat(page)
        .doesNotContain("901820", "901821", "2345678", "Phone")
        .contains("ida.list@fjord.example", "Grace Hopper", "before 2026-03-09", "(number)");
    assertThat(textOf("sam", IDA)).contains("901820", "901821", "0171/2345678");
  }

  @Test
  void anAliasLeadsToWhoHasSurvived() {
    assertThat(textOf("morgan", OLD)).contains("merged into this one", "Ida Lovgård");
  }

  @Test
  void whoMayNotSeeALeadIsToldThatThereIsNone() {
    var none = open("alex", UUID.randomUUID().toString());
    assertThat(none.status()).isEqualTo(404);
    for (var hidden : new String[] {IDA, OLD, BEN, GONE}) {
      var answer = open("alex", hidden);
      assertThat(answer.status()).as(hidden).isEqualTo(404);
      assertThat(withoutToken(answer)).isEqualTo(withoutToken(none));
    }
    assertThat(open("alex", ZOE).status()).isEqualTo(200);
    assertThat(open("kim", ZOE).status()).as("of another team").isEqualTo(404);
    assertThat(open("morgan", GONE).status()).as("was erased").isEqualTo(404);
    assertThat(open("morgan", "nonsense").status()).isEqualTo(404);
  }

  @Test
  void ofACompanyOnlyThoseAreCountedWhomSomebodyMaySee() {
    jdbc.sql(
            """
            with made as (
              insert into account (account_id, created_at)
              values ('ac000000-0000-0000-0000-000000000001', now())
              on conflict do nothing returning account_id)
            insert into lead_account (lead_id, account_id, matched_by, matched_value, matched_at)
            select cast(lead as uuid), account_id, 'email', 'fjord.example', now()
            from made, unnest(:leads) lead
            """)
        .param("leads", new String[] {IDA, OLD, BEN, ZOE, GONE})
        .update();

    assertThat(textOf("morgan", IDA))
        .contains("3 people of it are among the leads that you see", "An opportunity at SQL");
    assertThat(open("morgan", IDA).body()).contains("href=\"/leads/" + ZOE);
    assertThat(textOf("sam", IDA))
        .contains("nobody else of it is among the leads that you see", "An opportunity at SQL");
    assertThat(open("sam", IDA).body()).doesNotContain(ZOE);
  }

  @Test
  void everyLookIsNoted() {
    open("sam", IDA);
    open("sam", ZOE);

    assertThat(
            jdbc.sql(
                    """
                    select lead_id::text from personal_data_look
                    where username = 'sam' and place = 'lead' order by look_id desc limit 1
                    """)
                .query(String.class)
                .single())
        .isEqualTo(IDA);
  }

  @Test
  void hasNothingWithinItThatRuns() {
    assertThat(open("morgan", IDA).body())
        .contains("&lt;b&gt;please&lt;/b&gt;")
        .doesNotContain("<b>please", " style=", "<script>", " onclick=");
  }

  private static String withoutToken(Http.Answer answer) {
    return answer.body().replaceAll("(name=\"_csrf\" value=)\"[^\"]+\"", "$1");
  }

  private Http.Answer open(String username, String leadId) {
    return new Visitor(http).logIn(username).open("/leads/" + leadId);
  }

  /** What somebody reads there, with single blanks. */
  private String textOf(String username, String leadId) {
    var answer = open(username, leadId);
    assertThat(answer.status()).isEqualTo(200);
    return answer
        .body()
        .replaceAll("<[^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ");
  }
}
