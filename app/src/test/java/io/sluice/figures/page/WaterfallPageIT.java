package io.sluice.figures.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.MadeHistories;
import io.sluice.testing.SluiceOfHistories;
import io.sluice.testing.Visitor;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;

/** The page as a browser without scripts sees it. */
@SluiceOfHistories
class WaterfallPageIT {

  private static final Pattern NUMBER =
      Pattern.compile("<a href=\"(/leads\\?[^\"]+)\"[^>]*>(?:<span>)?([\\d,]+)\\b");
  private static final Pattern BADGE =
      Pattern.compile(
          "<a href=\"(/leads\\?[^\"]+)\" class=\"badge is-(?:volume|end)\" aria-label=\"([\\d,]+) lead");
  private static final Pattern END =
      Pattern.compile(
          "<a href=\"/leads\\?[^\"]*fate=([a-z]+)[^\"]*\" class=\"badge is-end\" aria-label=\"([\\d,]+) lead");
  private static final Pattern FOUND = Pattern.compile("id=\"said\"[^>]*>([\\d,]+) lead");

  @Autowired DataSource database;
  @Autowired JdbcClient jdbc;
  Http http;

  @BeforeEach
  void enter(@LocalServerPort int port) {
    MadeHistories.enter(database);
    http = new Http(port);
  }

  @ParameterizedTest
  @CsvSource({
    "morgan, days=540",
    "kim, days=540",
    "demo, days=90&segment=small",
    "jordan, days=200&source=webinar"
  })
  void everyNumberIsThatOfItsList(String username, String what) {
    var visitor = new Visitor(http).logIn(username);
    var numbers = numbers(visitor.open("/waterfall?" + dated(what)).body());
    assertThat(numbers).hasSizeGreaterThan(20);
    numbers.forEach(
        (list, number) ->
            assertThat(found(visitor.open(list).body()))
                .as("%s: %s", username, list)
                .isEqualTo(number));
  }

  @Test
  void theNumbersAreThoseOfTheApi() {
    var from = LocalDate.now(ZoneOffset.UTC).minusDays(400);
    var query = "from=%s&to=%s".formatted(from, LocalDate.now(ZoneOffset.UTC).plusDays(1));
    var page = new Visitor(http).logIn("demo").open("/waterfall?" + query).body();
    var told = http.get("/api/waterfall?" + query).json();
    assertThat(told.get("stages")).isNotEmpty();
    told.get("stages")
        .forEach(
            stage -> {
              var entered = stage.at("/conversion/entered").asLong();
              if (entered > 0) {
                assertThat(page)
                    .contains(
                        "stage=%s\">%,d</a>".formatted(stage.get("stage").asString(), entered));
              }
            });
  }

  @Test
  void thePictureHasItsFigures() {
    var page = new Visitor(http).logIn("morgan").open("/waterfall?" + dated("days=540")).body();
    assertThat(page)
        .contains(
            "data-element-id=\"marketing-qualification\"",
            "came to AQL",
            "Inquiries that qualify: ")
        .contains("that came in, recycled by marketing", "that came in, recycled by inside sales");
    assertThat(BADGE.matcher(page).results()).hasSizeGreaterThan(8);
  }

  /** No lead is lost from the picture: its ends have all that ended. */
  @ParameterizedTest
  @CsvSource({"days=540", "days=540&door=teleprospecting", "days=540&door=expansion"})
  void theEndsOfThePictureAreAllThatEnded(String what) {
    var query = dated(what);
    var page = new Visitor(http).logIn("demo").open("/waterfall?" + query).body();
    var ended = new HashMap<String, Long>();
    END.matcher(page)
        .results()
        .forEach(found -> ended.merge(found.group(1), number(found.group(2)), Long::sum));
    var told = new HashMap<String, Long>();
    http.get("/api/waterfall?" + query)
        .json()
        .get("fates")
        .properties()
        .forEach(fate -> told.put(fate.getKey(), fate.getValue().asLong()));
    told.remove("open");
    assertThat(ended).isNotEmpty().isEqualTo(told);
  }

  @Test
  void whoSeesTheLeadsOfATeamIsToldSo() {
    var page = new Visitor(http).logIn("kim").open("/waterfall?" + dated("days=540")).body();
    assertThat(page).contains("Of the leads your teams had a task of");
    assertThat(row(page, "inquiry")).contains("cannot be told").doesNotContain("class=\"share\"");
    assertThat(row(page, "aql")).contains("class=\"share\"").doesNotContain("cannot be told");
    assertThat(page).doesNotContain("Inquiries that qualify");

    var whole = new Visitor(http).logIn("morgan").open("/waterfall?" + dated("days=540")).body();
    assertThat(whole).doesNotContain("Of the leads your teams had", "cannot be told");
  }

  @Test
  void whatIsLateLeadsToTheTableOfIt() {
    jdbc.sql(
            """
            update assignment set due_at = now() - interval '1 hour' where element_instance_key in (
              select a.element_instance_key from assignment a
                join lead_cycle c on c.lead_id = a.lead_id and c.cycle = a.cycle
              where a.ended_at is null and c.closed_at is null order by 1 limit 2)
            """)
        .update();
    var morgan = new Visitor(http).logIn("morgan");
    var page = morgan.open("/waterfall?" + dated("days=540")).body();
    assertThat(numbers(page))
        .hasEntrySatisfying(
            new Condition<>(list -> list.contains("lateStill=yes"), "what is late still"),
            new Condition<>(number -> number > 0, "some"))
        .allSatisfy(
            (list, number) -> {
              if (list.contains("lateStill=yes")) {
                assertThat(found(morgan.open(list).body())).as(list).isEqualTo(number);
              }
            });
    assertThat(page)
        .containsPattern("tasks? of these leads (is|are) late now")
        .contains("href=\"#breaches-title\"", "id=\"breaches-title\"");
  }

  @Test
  void whatCannotBeComparedIsNotCalledAsGood() {
    var page = new Visitor(http).logIn("morgan").open("/waterfall?" + dated("days=5")).body();
    assertThat(page)
        .contains("Too few are decided")
        .doesNotContain("No stage converts clearly worse");
  }

  @Test
  void aListSaysWhatItsDaysAreOf() {
    var morgan = new Visitor(http).logIn("morgan");
    var days = dated("days=90");
    assertThat(morgan.open("/leads?" + days).body()).contains(">Came in from</label>");
    assertThat(morgan.open("/leads?stage=sal&" + days).body())
        .contains(">Came to SAL from</label>");
    assertThat(morgan.open("/leads?asleep=waking").body())
        .doesNotContain("id=\"from\"")
        .contains("Leads that sleep now until a day");
  }

  @Test
  void whatIsNotThereIsSaid() {
    var page = new Visitor(http).logIn("morgan").open("/waterfall?from=2001-01-01&to=2001-02-01");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains(
            "No lead came in", "1 January 2001 and 31 January 2001", "Look at the last 365 days")
        .doesNotContain("<canvas");
  }

  @Test
  void whatCannotBeIsNamed() {
    var page = new Visitor(http).logIn("morgan").open("/waterfall?from=yesterday&segment=huge");
    assertThat(page.status()).isBetween(400, 422);
    assertThat(page.body()).contains("from (yesterday)", "segment (huge)");
  }

  private static String row(String page, String stage) {
    var from = page.indexOf("id=\"stage-%s\"".formatted(stage));
    return page.substring(from, page.indexOf("</tr>", from));
  }

  private static String dated(String what) {
    var parts = what.split("&", 2);
    var days = Integer.parseInt(parts[0].substring("days=".length()));
    var today = LocalDate.now(ZoneOffset.UTC);
    return "from=%s&to=%s%s"
        .formatted(
            today.minusDays(days), today.plusDays(1), parts.length == 1 ? "" : "&" + parts[1]);
  }

  private static Map<String, Long> numbers(String page) {
    var numbers = new LinkedHashMap<String, Long>();
    for (var pattern : new Pattern[] {NUMBER, BADGE}) {
      pattern
          .matcher(page)
          .results()
          .forEach(
              found -> numbers.put(HtmlUtils.htmlUnescape(found.group(1)), number(found.group(2))));
    }
    return numbers;
  }

  private static long found(String page) {
    var found = FOUND.matcher(page);
    assertThat(found.find()).isTrue();
    return number(found.group(1));
  }

  private static long number(String text) {
    return Long.parseLong(text.replace(",", ""));
  }
}
