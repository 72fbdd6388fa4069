package io.sluice.overdue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.TestClock;
import io.sluice.testing.Visitor;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page as a browser without scripts sees it. */
@SluiceTest
class FollowUpPageTest {

  private static final AtomicLong KEYS = new AtomicLong(7_700_000);
  private static final Duration HOUR = Duration.ofHours(1);

  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;
  @Autowired TaskMeters meters;
  Http http;
  String rep;
  String team;

  @BeforeEach
  void enterRep(@LocalServerPort int port) {
    http = new Http(port);
    rep = "rep-" + UUID.randomUUID();
    team = "team-" + UUID.randomUUID();
    Leads.enterRep(jdbc, rep, team);
  }

  @Test
  void theLatestIsFirstWithWhoseItIsAndSinceWhen() {
    task("Lea Late", rep, HOUR.multipliedBy(-26), HOUR.multipliedBy(9));
    task("Sue Soon", rep, HOUR.multipliedBy(5), HOUR.multipliedBy(9));
    task("Max Much-Later", rep, HOUR.multipliedBy(60), HOUR.multipliedBy(90));
    task("Eve Escalated", rep, HOUR.multipliedBy(-30), HOUR.multipliedBy(-2));

    var page = morgan().open("/follow-up?team=" + team).body();

    assertThat(page)
        .containsSubsequence(
            "Eve Escalated", "1 d 6 h", "manager asked", "Lea Late", "1 d 2 h", "Sue Soon")
        .contains("Accept lead", "<dt>Late</dt><dd>2</dd>", "<dt>Open in all</dt><dd>4</dd>")
        .doesNotContain("Max Much-Later");
    assertThat(morgan().open("/follow-up?late=yes&owner=" + rep).body())
        .contains("Lea Late")
        .doesNotContain("Sue Soon");
  }

  @Test
  void theMetricsSayTheSameOfEachTeam() {
    task("Mona Metered", rep, HOUR.multipliedBy(-30), HOUR.multipliedBy(-2));
    task("Max Metered", rep, HOUR.multipliedBy(-1), HOUR.multipliedBy(9));
    task("Mia Metered", rep, HOUR.multipliedBy(5), HOUR.multipliedBy(9));

    meters.look();

    assertThat(http.get("/actuator/prometheus").body())
        .contains(
            "sluice_tasks_open{team=\"%s\"} 3.0".formatted(team),
            "sluice_tasks_late{team=\"%s\"} 2.0".formatted(team),
            "sluice_tasks_escalated{team=\"%s\"} 1.0".formatted(team));
  }

  @Test
  void whatIsAnsweredOrOverIsNotShown() {
    var answered = task("Ann Answered", rep, HOUR.negated(), HOUR);
    jdbc.sql("update assignment set ended_at = now() where lead_id = ?").param(answered).update();
    var over = task("Olaf Over", rep, HOUR.negated(), HOUR);
    jdbc.sql("update lead_cycle set closed_at = now(), outcome = 'withdrawn' where lead_id = ?")
        .param(over)
        .update();

    assertThat(morgan().open("/follow-up?owner=" + rep).body())
        .contains("Nobody here has anything open")
        .doesNotContain("Ann Answered", "Olaf Over");
  }

  @Test
  void everybodySeesTheirOwn() {
    var mine = task("Mia Mine", "sam", HOUR.negated(), HOUR);
    var other = task("Otto Other", rep, HOUR.negated(), HOUR);

    assertThat(new Visitor(http).logIn("sam").open("/follow-up").body())
        .contains(mine.toString())
        .doesNotContain(other.toString(), "Otto Other");
    assertThat(new Visitor(http).logIn("kim").open("/follow-up?owner=" + rep).body())
        .as("of another team than the manager's")
        .doesNotContain("Otto Other");
  }

  @Test
  void lookingIsNotedOnceASessionForEachLead() {
    task("Nora Noted", rep, HOUR.negated(), HOUR);
    var looks = "select count(*) from personal_data_look where place = 'follow-up'";
    var before = jdbc.sql(looks).query(Long.class).single();
    var visitor = morgan();

    visitor.open("/follow-up?owner=" + rep);
    visitor.open("/follow-up?owner=" + rep);
    assertThat(jdbc.sql(looks).query(Long.class).single()).isEqualTo(before + 1);

    task("Nils New", rep, HOUR.negated(), HOUR);
    visitor.open("/follow-up?owner=" + rep);
    assertThat(jdbc.sql(looks).query(Long.class).single()).isEqualTo(before + 2);
  }

  @Test
  void theLookSaysByWhichFilterTheyWereChosen() {
    task("Finn Filtered", rep, HOUR.negated(), HOUR);
    task("Fay Filtered", rep, HOUR.negated(), HOUR);

    morgan().open("/follow-up?late=yes&team=&owner=" + rep);

    assertThat(
            jdbc.sql(
                    """
                    select leads || ' ' || filter from personal_data_look
                    where place = 'follow-up' order by look_id desc limit 1
                    """)
                .query(String.class)
                .single())
        .isEqualTo("2 late=yes&owner=" + rep);
  }

  @ParameterizedTest
  @ValueSource(strings = {"team", "owner"})
  void whatCannotBeIsNamed(String field) {
    var answer = morgan().open("/follow-up?" + field + "=%00");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains(field + " (", "without control characters");
  }

  @Test
  void whatIsAskedForIsRenewedAsItIsFiltered() {
    task("Rita Renewed", rep, HOUR.negated(), HOUR);
    assertThat(morgan().open("/follow-up?late=yes&team=" + team).body())
        .contains("hx-get=\"/follow-up?team=%s&amp;late=yes\"".formatted(team));
  }

  private Visitor morgan() {
    return new Visitor(http).logIn("morgan");
  }

  private UUID task(String person, String username, Duration due, Duration escalated) {
    var leadId = UUID.randomUUID();
    var names = person.split(" ");
    jdbc.sql(
            """
            insert into lead (lead_id, version, email, email_key, first_name, last_name, captured_at)
            values (:lead, 0, :email, :email, :first, :last, now())
            """)
        .param("lead", leadId)
        .param("email", Leads.newEmail())
        .param("first", names[0])
        .param("last", names[1])
        .update();
    jdbc.sql(
            """
            insert into lead_cycle (lead_id, cycle, entry, opened_at, claimed_at, process_instance_key)
            values (:lead, 1, 'inquiry', now(), now(), :key)
            """)
        .param("lead", leadId)
        .param("key", KEYS.getAndIncrement())
        .update();
    jdbc.sql(
            """
            insert into assignment (element_instance_key, lead_id, cycle, task, team, username,
              assigned_at, remind_at, escalate_at, due_at, reassign_at, give_up_at, counted_from,
              cause, reassignments)
            values (:key, :lead, 1, 'accept-lead', :team, :username, :assigned, :reminded,
              :escalated, :due, '9999-12-31', '9999-12-31', :assigned, 'routed', 0)
            """)
        .param("key", KEYS.getAndIncrement())
        .param("lead", leadId)
        .param("team", username.equals("sam") ? "inside-sales" : team)
        .param("username", username)
        .param("assigned", in(HOUR.multipliedBy(-40)))
        .param("reminded", in(HOUR.multipliedBy(-35)))
        .param("escalated", in(escalated))
        .param("due", in(due))
        .update();
    return leadId;
  }

  private Timestamp in(Duration from) {
    return Timestamp.from(clock.instant().plus(from));
  }
}
