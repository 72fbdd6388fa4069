package io.sluice.sleepers;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.MadeHistories;
import io.sluice.testing.SluiceOfHistories;
import io.sluice.testing.Visitor;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** The page as a browser without scripts sees it. */
@SluiceOfHistories
class SleepersPageIT {

  private static final Pattern NUMBER =
      Pattern.compile("<a href=\"(/sleepers\\?[^\"#]+)#listed\">([\\d,]+)</a>");
  private static final Pattern LISTED = Pattern.compile("<span>([\\d,]+) leads?</span>");
  private static final Pattern CHART = Pattern.compile("data-chart=\"([^\"]+)\"");
  private static final Pattern LEAD = Pattern.compile("<a href=\"/leads/[0-9a-f-]{36}\"");

  @Autowired DataSource database;
  @Autowired JdbcClient jdbc;
  Visitor marketing;

  @BeforeEach
  void logIn(@LocalServerPort int port) {
    MadeHistories.enter(database);
    marketing = new Visitor(new Http(port)).logIn("jordan");
  }

  @Test
  void allWhoSleepAreCounted() {
    var page = marketing.open("/sleepers").body();
    assertThat(page)
        .contains(
            "<dt>Asleep</dt><dd>%,d</dd>".formatted(count("not s.archived")),
            ">%,d</a>".formatted(count("s.archived")),
            "data-chart=");
  }

  @Test
  void everyNumberIsThatOfItsList() {
    var numbers = NUMBER.matcher(marketing.open("/sleepers").body()).results().toList();
    assertThat(numbers).hasSizeGreaterThan(5);
    numbers.forEach(this::assertListed);
  }

  @Test
  void aDayThatIsNoneIsNamed() {
    var answer = marketing.open("/sleepers?week=soon");
    assertThat(answer.status()).isBetween(400, 422);
    assertThat(answer.body()).contains("week (soon)");
  }

  @ParameterizedTest
  @CsvSource({
    "reason, %00, without control characters",
    "track, %00, without control characters",
    "week, %2B999999999-12-31, 'send a day such as'",
    "week, 9999-12-31, 'send a day such as'"
  })
  void whatCannotBeIsNamed(String field, String value, String fix) {
    var answer = marketing.open("/sleepers?" + field + "=" + value);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains(field + " (", fix);
  }

  @Test
  void theLookSaysByWhichFilterTheyWereChosen() {
    marketing.open("/sleepers?track=&archived=yes");
    assertThat(
            jdbc.sql(
                    """
                    select filter from personal_data_look
                    where place = 'sleepers' order by look_id desc limit 1
                    """)
                .query(String.class)
                .single())
        .isEqualTo("archived=yes");
  }

  /** A bar leads to as many as it stands for: those who are overdue, and who wake late, too. */
  @Test
  void everyBarIsThatOfItsList() {
    overdue();
    var page = marketing.open("/sleepers").body();
    var json = CHART.matcher(page).results().findFirst().orElseThrow().group(1);
    var chart = JsonMapper.shared().readTree(HtmlUtils.htmlUnescape(json));
    var all = 0;
    for (var bar = 0; bar < chart.get("links").size(); bar++) {
      var waking = 0;
      for (var series : chart.get("series")) {
        waking += series.get("values").get(bar).asInt();
      }
      var list = marketing.open(chart.get("links").get(bar).asString().split("#")[0]).body();
      var said = LISTED.matcher(list.substring(list.indexOf("id=\"listed\"")));
      assertThat(said.find()).isTrue();
      assertThat(said.group(1)).isEqualTo("%,d".formatted(waking));
      all += waking;
    }
    assertThat(all).isEqualTo((int) count("not s.archived"));
    assertThat(chart.get("labels").get(26).asString()).isEqualTo("later");
  }

  /** Two outcomes have reasons of one name. */
  @Test
  void aReasonOfAnotherOutcomeIsAnotherNumber() {
    for (var outcome : List.of("recycled", "lost")) {
      sleeper(outcome, "same-word", Instant.now().plus(3, ChronoUnit.DAYS));
    }
    var numbers = NUMBER.matcher(marketing.open("/sleepers").body()).results().toList();
    assertThat(numbers)
        .extracting(number -> HtmlUtils.htmlUnescape(number.group(1)))
        .contains(
            "/sleepers?reason=same-word&outcome=lost&track=timing",
            "/sleepers?reason=same-word&outcome=recycled&track=timing");
    numbers.forEach(this::assertListed);
  }

  private void overdue() {
    sleeper("recycled", "overdue", Instant.now().minus(20, ChronoUnit.DAYS));
    sleeper("recycled", "far-off", Instant.now().plus(400, ChronoUnit.DAYS));
  }

  private void sleeper(String outcome, String reason, Instant wakes) {
    var lead = UUID.randomUUID();
    jdbc.sql(
            """
            insert into lead (lead_id, version, email, email_key, captured_at)
            values (:lead, 0, :email, :email, now())
            """)
        .param("lead", lead)
        .param("email", lead + "@sleeps.example")
        .update();
    jdbc.sql(
            """
            insert into lead_cycle (lead_id, cycle, entry, opened_at, outcome, reason_code, closed_at)
            values (:lead, 1, 'inquiry', now(), :outcome, :reason, now())
            """)
        .param("lead", lead)
        .param("outcome", outcome)
        .param("reason", reason)
        .update();
    jdbc.sql(
            """
            insert into sleep (lead_id, cycle, outcome, reason_code, track, slept_at, wake_at, archived)
            values (:lead, 1, :outcome, :reason, 'timing', now(), :wakes, false)
            """)
        .param("lead", lead)
        .param("outcome", outcome)
        .param("reason", reason)
        .param("wakes", Timestamp.from(wakes))
        .update();
  }

  private void assertListed(MatchResult number) {
    var address = HtmlUtils.htmlUnescape(number.group(1));
    var list = marketing.open(address).body();
    list = list.substring(list.indexOf("id=\"listed\""));
    var said = LISTED.matcher(list);
    assertThat(said.find()).as(address).isTrue();
    assertThat(said.group(1)).as(address).isEqualTo(number.group(2));
    var all = Long.parseLong(number.group(2).replace(",", ""));
    assertThat(LEAD.matcher(list).results())
        .as(address)
        .hasSize((int) Math.min(all, SleepingLeads.MOST));
  }

  private long count(String which) {
    return jdbc.sql(
            """
            select count(*) from sleep s join lead l on l.lead_id = s.lead_id
            where s.ended_at is null and l.suppressed_at is null and
            """
                + which)
        .query(Long.class)
        .single();
  }
}
