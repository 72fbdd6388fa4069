package io.sluice.figures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The reports' table follows what happens to leads. */
class CycleMilestonesTest {

  private static final Pattern RULE =
      Pattern.compile(
          "<inputEntry id=\"lead-segment-rule[^>]*>\\s*<text>(.*?)</text>.*?"
              + "<outputEntry[^>]*>\\s*<text>(.*?)</text>",
          Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private static JdbcClient jdbc;
  private static TransactionTemplate transaction;

  private UUID lead;

  @BeforeAll
  static void create() {
    var database = FiguresDatabase.create("cycle_milestones_test");
    jdbc = JdbcClient.create(database.source());
    transaction = new TransactionTemplate(new JdbcTransactionManager(database.source()));
  }

  @BeforeEach
  void newLead() {
    lead = UUID.randomUUID();
    jdbc.sql(
            """
            insert into lead (lead_id, version, email, email_key, source, channel, employees,
              captured_at)
            values (:lead, 0, :email, :email, ' fair ', 'inbound', 12, now())
            """)
        .param("lead", lead)
        .param("email", lead + "@a.example")
        .update();
    jdbc.sql(
            """
            insert into lead_cycle (lead_id, cycle, entry, opened_at)
            values (:lead, 1, 'inquiry', now())
            """)
        .param("lead", lead)
        .update();
  }

  @Test
  void aNewCycleIsOfItsLeadsKind() {
    assertThat(column("source")).isEqualTo("fair");
    assertThat(column("segment")).isEqualTo("small");
    assertThat(column("reached")).isEqualTo(0);
  }

  @Test
  void whatIsLearntOfTheLeadCountsForItsCycles() {
    jdbc.sql("update lead set employees = 5000, source = null where lead_id = :lead")
        .param("lead", lead)
        .update();

    assertThat(column("segment")).isEqualTo("enterprise");
    assertThat(column("source")).isEqualTo("unknown");
  }

  @Test
  void figuresOfSomebodyWhoIsErasedStay() {
    event("inquiry", 1);
    event("aql", 2);

    jdbc.sql(
            """
            update lead set erased_at = now(), employees = null, source = null where lead_id = :lead
            """)
        .param("lead", lead)
        .update();

    assertThat(column("segment")).isEqualTo("small");
    assertThat(column("source")).isEqualTo("unknown");
    assertThat(column("stage")).isEqualTo("aql");
  }

  @Test
  void whatIsReachedAgainCountsOnce() {
    event("inquiry", 1);
    event("aql", 2);
    event("rejected", 3);
    event("aql", 4);

    assertThat(seconds("aql_at")).isEqualTo(2);
    assertThat(seconds("stage_at")).isEqualTo(4);
    assertThat(column("verdict")).isEqualTo("refused");
  }

  @Test
  void whoeverHadATaskOrEnteredTheLeadStandsInEachOfItsCycles() {
    task("ann", 1);
    jdbc.sql(
            """
            update lead_cycle set outcome = 'recycled', closed_at = now() where lead_id = :lead
            """)
        .param("lead", lead)
        .update();
    jdbc.sql(
            """
            insert into lead_cycle (lead_id, cycle, entry, entered_by, opened_at)
            values (:lead, 2, 'inquiry', 'zoe', now())
            """)
        .param("lead", lead)
        .update();

    assertThat(reps()).containsExactly("ann of {ann,zoe}", " of {ann,zoe}");

    task("bob", 2);
    task(null, 1);

    assertThat(reps()).containsExactly(" of {ann,bob,zoe}", "bob of {ann,bob,zoe}");
  }

  /** Two jobs of one cycle at the same time, of different transactions, are both seen. */
  @Test
  void simultaneousEventsAreBothTold() {
    for (var round = 0; round < 20; round++) {
      newLead();
      var both = new ArrayList<CompletableFuture<Void>>();
      for (var stage : List.of("inquiry", "aql", "tal")) {
        both.add(
            CompletableFuture.runAsync(
                () -> transaction.executeWithoutResult(status -> event(stage, 1))));
      }
      both.forEach(CompletableFuture::join);

      assertThat(column("reached")).isEqualTo(0b1011);
    }
  }

  /** Who is routed by their segment is counted in it. */
  @Test
  void segmentsAreCutAsTheRoutingPolicyCutsThem() throws IOException {
    var model =
        new ClassPathResource("models/decisions/routing-policy.dmn").getContentAsString(UTF_8);
    var rules = RULE.matcher(model).results().toList();

    assertThat(rules).hasSize(Segment.values().length);
    for (var rule : rules) {
      var condition = rule.group(1).replace("&lt;", "<").replace("&gt;", ">");
      var segment = rule.group(2).equals("null") ? "unknown" : rule.group(2).replace("\"", "");
      for (var employees : examples(condition)) {
        assertThat(
                jdbc.sql("select lead_segment(cast(:employees as int))")
                    .param("employees", employees)
                    .query(String.class)
                    .single())
            .as("%s employees, %s", employees, condition)
            .isEqualTo(segment);
      }
    }
  }

  /** The least and the most of whom a condition holds; null for nobody knows. */
  private static List<Integer> examples(String condition) {
    var bounds =
        NUMBER.matcher(condition).results().map(each -> Integer.valueOf(each.group())).toList();
    if (condition.equals("null")) {
      var nobodyKnows = new ArrayList<Integer>();
      nobodyKnows.add(null);
      return nobodyKnows;
    }
    if (condition.startsWith("<")) {
      return List.of(0, bounds.getFirst() - 1);
    }
    return condition.startsWith(">=")
        ? List.of(bounds.getFirst(), Integer.MAX_VALUE)
        : List.of(bounds.getFirst(), bounds.getLast() - 1);
  }

  private void event(String stage, int second) {
    jdbc.sql(
            """
            insert into stage_event (lead_id, cycle, stage, reached_at)
            values (:lead, 1, :stage, timestamptz '2026-01-01T00:00:00Z' + :second * interval '1 s')
            """)
        .param("lead", lead)
        .param("stage", stage)
        .param("second", second)
        .update();
  }

  private void task(String username, int cycle) {
    jdbc.sql(
            """
            insert into assignment (element_instance_key, lead_id, cycle, task, team, username, cause,
              reassignments, assigned_at, counted_from, remind_at, due_at, reassign_at, escalate_at,
              give_up_at, ended_at, process_instance_key)
            select 1 + coalesce(max(element_instance_key), 0), :lead, :cycle, 'accept-lead',
              'inside-sales', :username, 'routed', 0, now(), now(), now(), now(), now(), now(),
              now(), now(), 1
            from assignment
            """)
        .param("lead", lead)
        .param("cycle", cycle)
        .param("username", username)
        .update();
  }

  /** Who has each cycle, and whose the lead is. */
  private List<String> reps() {
    return jdbc.sql(
            """
            select concat(owner, ' of ', lead_reps) from cycle_milestones
            where lead_id = :lead order by cycle
            """)
        .param("lead", lead)
        .query(String.class)
        .list();
  }

  private Object column(String name) {
    return jdbc.sql("select " + name + " from cycle_milestones where lead_id = :lead")
        .param("lead", lead)
        .query()
        .singleValue();
  }

  private int seconds(String column) {
    return jdbc.sql(
            "select cast(extract(second from "
                + column
                + ") as int) from cycle_milestones where lead_id = :lead")
        .param("lead", lead)
        .query(Integer.class)
        .single();
  }
}
