package io.sluice.reps.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.Visitor;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page as a browser without scripts sees and sends it. */
@SluiceTest
class TeamPageTest {

  private static final Pattern TAKE_BACK =
      Pattern.compile("action=\"(/team/[^\"]+/absences/[0-9a-f-]+/taken-back)\"");
  private static final LocalDate FAR = LocalDate.now(ZoneOffset.UTC).plusDays(100);

  @Autowired JdbcClient jdbc;
  Http http;
  Visitor manager;
  String rep;

  @BeforeEach
  void enterRep(@LocalServerPort int port) {
    http = new Http(port);
    rep = "rep-" + UUID.randomUUID();
    Leads.enterRep(jdbc, rep, "customer-success");
    jdbc.sql("update rep set zone = 'America/New_York' where username = ?").param(rep).update();
    manager = new Visitor(http).logIn("morgan");
  }

  @Test
  void anAbsenceIsEnteredOnTheClockOfTheRepAndTakenBack() {
    manager.open("/team");
    var sent =
        manager.send(
            "/team/" + rep + "/absences",
            Map.of("from", FAR.toString(), "until", FAR.plusDays(14).toString()));
    assertThat(sent.status()).isEqualTo(303);
    assertThat(
            jdbc.sql(
                    """
                    select absent_from = cast(:from as timestamp) at time zone 'America/New_York'
                    from rep_absence where username = :rep
                    """)
                .param("from", FAR + " 00:00")
                .param("rep", rep)
                .query(Boolean.class)
                .single())
        .isTrue();

    var page = manager.open("/team?changed=" + rep).body();
    assertThat(page).contains(rep + " was changed.", "Open clocks stay as they were planned");
    var mine = page.substring(page.indexOf("id=\"rep-" + rep));
    assertThat(mine).contains("Away " + WeekWordsTest.day(FAR));
    var takeBack = TAKE_BACK.matcher(mine);
    assertThat(takeBack.find()).isTrue();
    assertThat(manager.send(takeBack.group(1), Map.of()).status()).isEqualTo(303);
    assertThat(absences()).isZero();
  }

  @Test
  void whatIsWrongIsSaidAtItsField() {
    manager.open("/team");
    var backwards =
        manager.send(
            "/team/" + rep + "/absences",
            Map.of("from", FAR.toString(), "until", FAR.minusDays(1).toString()));
    assertThat(backwards.status()).isEqualTo(422);
    assertThat(backwards.body())
        .contains("id=\"%s-until-fix\">send an instant after from".formatted(rep))
        .contains("value=\"%s\"".formatted(FAR.minusDays(1)))
        .containsOnlyOnce("aria-invalid");
    assertThat(manager.send("/team/" + rep + "/absences", Map.of("from", "soon")).body())
        .contains(rep + "-from-fix", rep + "-until-fix");
    assertThat(absences()).isZero();

    var heavy =
        manager.send("/team/" + rep, Map.of("weight", "11", "capacity", "-3", "active", "yes"));
    assertThat(heavy.status()).isEqualTo(422);
    assertThat(heavy.body()).contains(rep + "-capacity-fix", "value=\"11\"", "value=\"-3\"");
    assertThat(manager.send("/team/" + rep, Map.of("weight", "11", "active", "yes")).body())
        .contains(rep + "-weight-fix\">give a whole number from 1 to 10");
    assertThat(weight()).isEqualTo(1);
  }

  @Test
  void theLoadIsChangedAndTheRestStays() {
    manager.open("/team");
    jdbc.sql("update rep set territory = 'emea', email = 'r@example.com' where username = ?")
        .param(rep)
        .update();
    var sent =
        manager.send("/team/" + rep, Map.of("weight", "3", "capacity", "25", "active", "yes"));
    assertThat(sent.status()).isEqualTo(303);
    assertThat(
            jdbc.sql(
                    "select concat_ws(' ', weight, capacity, active, territory, email, zone) from rep where username = ?")
                .param(rep)
                .query(String.class)
                .single())
        .isEqualTo("3 25 t emea r@example.com America/New_York");

    manager.send("/team/" + rep, Map.of("weight", "3", "capacity", ""));
    assertThat(
            jdbc.sql("select active or capacity is not null from rep where username = ?")
                .param(rep)
                .query(Boolean.class)
                .single())
        .isFalse();
    assertThat(manager.open("/team").body()).contains("has left");
  }

  @Test
  void aManagerOfOtherTeamsSeesAndChangesNobody() {
    var kim = new Visitor(http).logIn("kim");
    assertThat(kim.open("/team").body()).doesNotContain(rep);
    assertThat(kim.send("/team/" + rep, Map.of("weight", "9", "active", "yes")).status())
        .isEqualTo(404);
    assertThat(kim.send("/team/" + rep + "/replan", Map.of()).status()).isEqualTo(404);
    assertThat(weight()).isEqualTo(1);
  }

  @Test
  void nothingChangesWithoutTheTokenOfThePage() {
    manager.open("/team");
    var sent = manager.withoutToken().send("/team/" + rep, Map.of("weight", "9", "active", "yes"));
    assertThat(sent.status()).isEqualTo(403);
    assertThat(weight()).isEqualTo(1);
  }

  private int weight() {
    return jdbc.sql("select weight from rep where username = ?")
        .param(rep)
        .query(Integer.class)
        .single();
  }

  private int absences() {
    return jdbc.sql("select count(*) from rep_absence where username = ?")
        .param(rep)
        .query(Integer.class)
        .single();
  }
}
