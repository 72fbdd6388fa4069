package io.sluice.leads.page;

import static io.sluice.leads.page.LeadsToFind.BEN;
import static io.sluice.leads.page.LeadsToFind.IDA;
import static io.sluice.leads.page.LeadsToFind.OLD;
import static io.sluice.leads.page.LeadsToFind.ZOE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.Visitor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list as a browser without scripts sees it. */
@SluiceTest
class LeadListTest {

  private static final Pattern LINK = Pattern.compile("href=\"/leads/([0-9a-f-]{36})\"");

  @Autowired DataSource database;
  @Autowired JdbcClient jdbc;
  Http http;
  Visitor manager;

  @BeforeEach
  void logIn(@LocalServerPort int port) throws Exception {
    LeadsToFind.enter(database);
    http = new Http(port);
    manager = new Visitor(http).logIn("morgan");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          lovgard ida               | a name without its accents, in whatever order
          LOVGÅRD                   | as it is written
          sohne                     | a part of the company
          ida.list@                 | the beginning of an address
          IDA@former-list.example   | an address of earlier
          oldname                   | the name of an alias
          +4930901820               | the phone in E.164
          030 901820                | as it is dialled at home
          0049-30-901820            | as it is dialled abroad
          (0)30 90182               | a part of it as it was typed
          """,
      delimiter = '|')
  void findsPeopleBy(String typed, String what) {
    assertThat(found(manager, "q=" + encoded(typed))).as(what).containsExactly(IDA);
  }

  @Test
  void takesWhatIsTypedAsItStands() {
    assertThat(found(manager, "q=" + encoded("100%_ltd"))).containsExactly(ZOE);
    assertThat(found(manager, "q=" + encoded("%fjord%"))).isEmpty();
    assertThat(found(manager, "q=" + encoded("fj_rd"))).isEmpty();
    assertThat(found(manager, "q=" + encoded("'; drop table lead; --"))).isEmpty();
    assertThat(manager.open("/leads?q=" + encoded("<script>x")).body())
        .contains("&lt;script&gt;x", "Nobody whom you may see is such a lead")
        .doesNotContain("<script>x");
    assertThat(manager.open("/leads?q=%00&sort=name").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%C2%B4", "%C2%A8", "%C2%A0", "%CC%81"})
  void findsNobodyByNothing(String typed) {
    assertThat(found(manager, "q=" + typed)).isEmpty();
    assertThat(manager.open("/leads.csv?q=" + typed).body().lines()).hasSize(1);
  }

  @Test
  void showsWhereEachStandsWhoseItIsAndWhatIsLate() {
    var page = manager.open("/leads?q=lovgard").body();

    assertThat(page)
        .contains("1 lead<", "Ida Lovgård", "VP Marketing", "Fjord &amp; Söhne", ">A2<")
        .contains(
            ">TAL<", LeadsToFind.name(jdbc, "sam"), "2026-03-01T12:00:00Z", ">late<", "fair-list");
  }

  @Test
  void narrowsByPlaceOwnerKindAndPeriod() {
    assertThat(found(manager, "now=tal&source=fair-list")).containsExactly(IDA);
    assertThat(found(manager, "now=recycled&source=web-list"))
        .as("the latest cycle of Zoë is open, and the alias is Ida")
        .containsExactly(BEN);
    assertThat(found(manager, "q=.list%40&owner=alex")).containsExactly(ZOE);
    assertThat(found(manager, "q=.list%40&owner=priya")).as("has it no longer").isEmpty();
    assertThat(found(manager, "source=web-list&segment=small&door=sales")).containsExactly(ZOE);
    assertThat(found(manager, "team=sales&source=web-list")).containsExactly(ZOE);
    assertThat(found(manager, "q=.list%40&sort=name")).containsExactly(BEN, IDA, ZOE);
    assertThat(found(manager, "q=.list%40&sort=due")).startsWith(IDA, ZOE);
    assertThat(found(manager, "q=.list%40&sort=since")).startsWith(IDA, BEN);
    assertThat(found(manager, "q=.list%40")).containsExactly(ZOE, BEN, IDA);
  }

  @Test
  void showsEveryCycleThatAFigureCounts() {
    var march = "from=2026-03-01&to=2026-04-01&source=web-list";

    assertThat(found(manager, march)).containsExactlyInAnyOrder(BEN, ZOE, OLD);
    assertThat(manager.open("/leads?" + march).body())
        .contains(
            "4 leads",
            "Somebody who was erased",
            "Leads that came in from 1 Mar 2026 to 31 Mar 2026")
        .doesNotContain("erased-5");
    assertThat(found(manager, march + "&stage=sql&fate=open")).containsExactly(ZOE);
    assertThat(found(manager, march + "&stage=inquiry&fate=recycled&reason=not-now"))
        .containsExactly(BEN);
    assertThat(found(manager, "from=2026-02-01&to=2026-04-01&segment=small&source=web-list"))
        .as("both of her cycles")
        .containsExactly(ZOE, ZOE);
  }

  @Test
  void showsNobodyTheLeadsOfOthers() {
    assertThat(found(logIn("sam"), "q=.list%40")).containsExactly(IDA);
    assertThat(found(logIn("alex"), "q=.list%40")).containsExactly(ZOE);
    assertThat(found(logIn("kim"), "q=.list%40")).as("of their team").containsExactly(IDA);
    assertThat(found(logIn("jordan"), "q=.list%40")).hasSize(3);
    assertThat(found(logIn("casey"), "q=.list%40")).isEmpty();
  }

  @Test
  void marketingFindsNobodyByPhone() {
    var marketing = logIn("jordan");

    assertThat(found(marketing, "q=" + encoded("+4930901820"))).isEmpty();
    assertThat(marketing.open("/leads").body())
        .contains("e-mail address")
        .doesNotContain("or a phone number");
  }

  @Test
  void saysWhatCannotBe() {
    var answer = manager.open("/leads?now=nowhere&page=-1&sort=up");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("now (nowhere)", "page (-1)", "sort (up)", "send one of");
    assertThat(manager.open("/leads?from=yesterday").body()).contains("from (yesterday)");

    for (var list : new String[] {"/leads", "/leads.csv"}) {
      for (var wrong : new String[] {"owner=%00", "owner=a%00b", "team=nonsense", "team=%00"}) {
        var refused = manager.open(list + "?" + wrong);
        assertThat(refused.status()).as(list + "?" + wrong).isEqualTo(400);
        assertThat(refused.body()).contains(wrong.substring(0, wrong.indexOf('=')) + " (", "send");
      }
    }

    var part = manager.ask("/leads?from=2026-03-02&to=2026-03-01");
    assertThat(part.status()).as("what htmx puts in place of the list").isEqualTo(422);
    assertThat(part.body()).contains("id=\"found\"", "role=\"alert\"", "from (2026-03-02)");
  }

  @Test
  void putsFiftyOnAPage() {
    jdbc.sql(
            """
            with made as (
              insert into lead (lead_id, version, email, email_key, last_name, captured_at)
              select gen_random_uuid(), 0, 'p' || n || '@paged.example', 'p' || n || '@paged.example',
                'Paged' || n, '2026-01-01T00:00:00Z'
              from generate_series(1, 120) n returning lead_id)
            insert into lead_cycle (lead_id, cycle, entry, opened_at)
            select lead_id, 1, 'inquiry', '2026-01-01T00:00:00Z' from made
            """)
        .update();

    var first = manager.open("/leads?q=paged.example").body();
    assertThat(first).contains("120 leads", "1 to 50", "page=1").doesNotContain("rel=\"prev\"");
    var last = manager.open("/leads?q=paged.example&page=2").body();
    assertThat(last).contains("101 to 120", "rel=\"prev\"").doesNotContain("rel=\"next\"");
    assertThat(LINK.matcher(last).results()).hasSize(20);
    assertThat(manager.open("/leads?q=paged.example&page=3").body())
        .contains("There is no such page");
  }

  @Test
  void keepsTheAddressInStepWhileSomebodyTypes() {
    var answer = manager.ask("/leads?q=lovgard&now=&owner=&sort=new");

    assertThat(answer.header("HX-Replace-Url")).isEqualTo("/leads?q=lovgard");
    assertThat(answer.body()).contains("id=\"found\"", "hx-swap-oob");
  }

  @Test
  void isTakenAwayAsAFileThatRunsNothing() {
    var file = manager.open("/leads.csv?q=.list%40&sort=name");

    assertThat(file.header("Content-Type")).startsWith("text/csv");
    assertThat(file.header("Content-Disposition")).contains("attachment", "leads.csv");
    var lines = file.body().lines().toList();
    assertThat(lines.getFirst()).contains("leadId,cycle,email,firstName,lastName,phone,jobTitle");
    assertThat(lines).hasSize(4);
    assertThat(lines.get(1)).contains("ben.list@harbor.example", "\"'=HYPERLINK(");
    assertThat(lines.get(2)).contains("'+49 (0)30 901820", "A2,tal");
    assertThat(file.body()).doesNotContain("erased");
  }

  @Test
  void holdsNoPhonesForMarketingAndNobodyElsesLeadsForReps() {
    var file = logIn("jordan").open("/leads.csv?q=.list%40");
    assertThat(file.body())
        .contains("ida.list@fjord.example")
        .doesNotContain("phone", "901820", "5550199");

    assertThat(logIn("sam").open("/leads.csv?q=.list%40").body())
        .contains("ida.list@fjord.example", "901820")
        .doesNotContain("zoe.list");
  }

  @Test
  void notesWhoWasShownHowMany() {
    var before = looks();
    manager.open("/leads?q=.list%40");
    manager.open("/leads.csv?q=.list%40");
    manager.open("/leads?q=lovgard");
    manager.open("/leads?q=nobody-at-all");

    assertThat(looks().subList(before.size(), looks().size()))
        .containsExactly("morgan leads 3 null", "morgan leads.csv 3 null", "morgan leads 1 " + IDA);
  }

  private List<String> looks() {
    return jdbc.sql(
            """
            select concat_ws(' ', username, place, leads, coalesce(lead_id::text, 'null'))
            from personal_data_look where place like 'leads%' order by look_id
            """)
        .query(String.class)
        .list();
  }

  private Visitor logIn(String username) {
    return new Visitor(http).logIn(username);
  }

  private static List<String> found(Visitor visitor, String query) {
    var answer = visitor.open("/leads?" + query);
    assertThat(answer.status()).as(query).isEqualTo(200);
    return LINK.matcher(answer.body()).results().map(link -> link.group(1)).toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
