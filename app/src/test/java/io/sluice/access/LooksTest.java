package io.sluice.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.TestClock;
import io.sluice.testing.Visitor;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who looked at whose data is known. */
@SluiceTest
class LooksTest {

  @Autowired Looks looks;
  @Autowired LookPurge purge;
  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;
  Http http;
  UUID lead;
  Viewer viewer;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
    lead = new Leads(http, null).submit(Leads.newEmail());
    viewer = new Viewer("morgan-" + lead, Role.MANAGER, List.of());
  }

  @Test
  void aLookAtOneNamesItAndOneAtSeveralSaysHowMany() {
    looks.note(viewer, "lead", List.of(lead));
    looks.note(viewer, "leads", List.of(lead, UUID.randomUUID()));
    looks.note(viewer, "leads", List.of());
    looks.note(
        viewer,
        "leads.csv",
        4711,
        filter("source", "fair", "q", "Dana Reed", "team", "sales & more", "door", " "));
    looks.note(viewer, "leads", 50, Map.of("q", "Dana Reed"));

    var found = looks.find(null, viewer.username(), 10);

    assertThat(found)
        .extracting(Look::place, Look::leadId, Look::leads, Look::filter, Look::role)
        .containsExactly(
            tuple("leads", null, 50, null, "manager"),
            tuple("leads.csv", null, 4711, "source=fair&team=sales+%26+more", "manager"),
            tuple("leads", null, 2, null, "manager"),
            tuple("lead", lead, 1, null, "manager"));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/leads/%s, /api/leads/{leadId}",
    "/api/people/%s/export, /api/people/{personId}/export"
  })
  void whatTheApiShowsOfALeadIsNotedWithWhoAsked(String call, String place) {
    assertThat(http.get(call.formatted(lead)).status()).isEqualTo(200);

    var found = http.get("/api/looks?lead=" + lead).json();

    assertThat(found.findValuesAsString("place")).containsExactly(place);
    assertThat(found.findValuesAsString("role")).containsExactly("admin");
    assertThat(http.get("/api/people/" + lead + "/export").json().at("/tables/personal_data_look"))
        .hasSize(1);
  }

  @Test
  void whoAsksWithAKeyIsKnownByIt() {
    var made =
        http.post("/api/keys", "application/json", "{\"authority\":\"operate\",\"by\":\"jordan\"}")
            .json();

    http.call("GET", "/api/leads/" + lead, "Authorization", "Bearer " + made.get("key").asString());

    assertThat(http.get("/api/looks?lead=" + lead).json().findValuesAsString("username"))
        .containsExactly(made.get("keyId").asString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/deliveries", "/api/held", "/api/suppressions"})
  void aListOfTheApiIsNotedToo(String call) {
    var before =
        looks.find(null, null, 1_000).stream().filter(it -> it.place().equals(call)).count();

    assertThat(http.get(call).status()).isEqualTo(200);

    assertThat(looks.find(null, null, 1_000).stream().filter(it -> it.place().equals(call)))
        .hasSize((int) before + 1);
  }

  @Test
  void aPageIsNotedAndOnceASessionWhatItRenews() {
    var page = "/imports/" + UUID.randomUUID();
    var visitor = new Visitor(http).logIn("jordan");

    visitor.open(page);
    visitor.ask(page);
    visitor.ask(page);
    assertThat(looksAt(page)).extracting(Look::username).containsExactly("jordan");

    visitor.open(page);
    assertThat(looksAt(page)).hasSize(2);
  }

  @Test
  void noHeaderKeepsALookOutOfTheLog() {
    var page = "/imports/" + UUID.randomUUID();
    var visitor = new Visitor(http).logIn("jordan");

    visitor.ask(page);
    visitor.ask(page + "/refused.csv");

    assertThat(looksAt(page)).hasSize(1);
    assertThat(looksAt(page + "/refused.csv")).hasSize(1);
    http.call("GET", "/api/held", "HX-Request", "true");
    http.call("GET", "/api/held", "HX-Request", "true");
    assertThat(looks.find(null, null, 2)).extracting(Look::place).containsOnly("/api/held");
  }

  @Test
  void whatWasSearchedForIsLeftOutHoweverItIsWritten() {
    var page = "/imports/" + UUID.randomUUID();

    new Visitor(http).logIn("jordan").open(page + "?%71=Dana&known=a%26q%3Db&%6Bind=fair");

    assertThat(looksAt(page)).extracting(Look::filter).containsExactly("kind=fair&known=a%26q%3Db");
  }

  private List<Look> looksAt(String place) {
    return looks.find(null, null, 1_000).stream().filter(it -> it.place().equals(place)).toList();
  }

  private static Map<String, String> filter(String... namesAndValues) {
    var filter = new LinkedHashMap<String, String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      filter.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return filter;
  }

  @Test
  void nobodyChangesOrRemovesWhatWasNoted() {
    looks.note(viewer, "leads", 2, Map.of("source", "fair"));
    for (var change :
        List.of(
            "delete from personal_data_look where username = :who",
            "update personal_data_look set username = 'x' where username = :who",
            "update personal_data_look set filter = 'x' where username = :who")) {
      assertThatExceptionOfType(DataAccessException.class)
          .as(change)
          .isThrownBy(() -> jdbc.sql(change).param("who", viewer.username()).update())
          .withMessageContaining("append-only");
    }
    assertThat(looks.find(null, viewer.username(), 10)).hasSize(1);
  }

  @Test
  void whatIsOlderThanItIsKeptIsForgotten() {
    jdbc.sql(
            """
            insert into personal_data_look (looked_at, username, role, place, leads)
            select cast(:now as timestamptz) - make_interval(days => days), :who, 'manager', 'leads', days
            from unnest(array[1, 399, 401]) days
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("who", viewer.username())
        .update();

    assertThat(purge.purge()).isPositive();

    assertThat(looks.find(null, viewer.username(), 10))
        .extracting(Look::leads)
        .containsExactly(1, 399);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=1001", "lead=x"})
  void asksForAListThatThereIs(String query) {
    assertThat(http.get("/api/looks?" + query).status()).isEqualTo(400);
  }
}
