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
import java.util.List;
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
    looks.note(viewer, "leads.csv", 4711, "source=fair&q=Dana+Reed&team=sales");
    looks.note(viewer, "leads", 50, "q=Dana+Reed");

    var found = looks.find(null, viewer.username(), 10);

    assertThat(found)
        .extracting(Look::place, Look::leadId, Look::leads, Look::filter, Look::role)
        .containsExactly(
            tuple("leads", null, 50, null, "manager"),
            tuple("leads.csv", null, 4711, "source=fair&team=sales", "manager"),
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
  void aPageIsNotedAndItsPartsAreNot(@LocalServerPort int port) {
    var page = "/imports/" + UUID.randomUUID();

    new Visitor(http).logIn("jordan").open(page);

    assertThat(looks.find(null, "jordan", 1)).extracting(Look::place).containsExactly(page);
    assertThat(http.get("/api/leads/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(looks.find(null, "jordan", 1_000).stream().filter(it -> it.place().equals(page)))
        .hasSize(1);
  }

  @Test
  void nobodyChangesOrRemovesWhatWasNoted() {
    looks.note(viewer, "leads", 2, "source=fair");
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
