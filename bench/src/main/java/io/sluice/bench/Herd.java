package io.sluice.bench;

import io.sluice.local.Endpoints;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Leads that sleep after one cycle and are due at the same instant. Half have done nothing since
 * and sleep on once they were looked at; the others were active of late, so that people get them:
 * of ten, one is hot, two are warm and two are cool.
 */
public final class Herd implements AutoCloseable {

  private static final String LEADS =
      """
      insert into lead (lead_id, version, email, email_key, first_name, last_name, phone, job_title,
        company_name, website, country, industry, employees, annual_revenue, source, channel,
        captured_at)
      select gen_random_uuid(), 0, 'dana@herd-' || n || '.example', 'dana@herd-' || n || '.example',
        'Dana', 'Reed', '+1-555-0142', 'VP Marketing', 'Herd ' || n, 'herd-' || n || '.example',
        'US', 'software', 420, 60000000, 'herd', 'inbound', now() - interval '100 days'
      from generate_series(1, :sleepers) n
      """;

  private static final String CYCLES =
      """
      insert into lead_cycle (lead_id, cycle, entry, opened_at, process_instance_key, claimed_at,
        outcome, reason_code, closed_at)
      select lead_id, 1, 'inquiry', captured_at, -row_number() over (), captured_at, 'recycled',
        'not-now', now() - interval '90 days'
      from lead where source = 'herd'
      """;

  private static final String SLEEPS =
      """
      insert into sleep (lead_id, cycle, outcome, reason_code, track, slept_at, wake_at,
        wake_at_level, archived)
      select lead_id, 1, outcome, reason_code, 'timing', closed_at, :wakeAt, 2, false
      from lead_cycle join lead using (lead_id) where source = 'herd'
      """;

  private static final String ENGAGEMENTS =
      """
      insert into engagement (engagement_id, lead_id, kind, occurred_at, received_at)
      select gen_random_uuid(), lead_id, kind, at, at
      from (select lead_id, split_part(company_name, ' ', 2)::int %% 10 as n from lead
            where source = 'herd') herd
        join (values %s) done (n, kind, days) using (n),
        lateral (select now() - interval '1 day' * days as at) as_of
      """
          .formatted(
              "(0, 'newsletter', 80), (1, 'newsletter', 80), (2, 'newsletter', 80),"
                  + " (3, 'newsletter', 80), (4, 'newsletter', 80), (5, 'trial-signup', 1),"
                  + " (5, 'pricing-page', 1), (6, 'pricing-page', 2), (7, 'pricing-page', 2),"
                  + " (8, 'pricing-page', 12), (9, 'pricing-page', 12)");

  private static final String HERD_CYCLES =
      "from lead_cycle c join lead l using (lead_id) where l.source = 'herd' and c.cycle > 1";

  /** What must not be, each as a query that counts it. */
  private static final Map<String, String> BROKEN = new LinkedHashMap<>();

  static {
    BROKEN.put(
        "sleepers without exactly one next cycle",
        """
        select count(*) from lead l where l.source = 'herd' and 1 <>
          (select count(*) from lead_cycle c where c.lead_id = l.lead_id and c.cycle > 1)
        """);
    BROKEN.put(
        "next cycles that no instance has claimed",
        "select count(*) " + HERD_CYCLES + " and c.process_instance_key is null");
    BROKEN.put(
        "instances that have more than one cycle",
        """
        select count(*) from (select process_instance_key from lead_cycle
          where process_instance_key is not null
          group by process_instance_key having count(*) > 1) twice
        """);
    BROKEN.put(
        "next cycles in which more or less than one instance was admitted",
        """
        select count(*) %s and 1 <> (select count(*) from stage_event e
          where e.lead_id = c.lead_id and e.cycle = c.cycle and e.stage = 'inquiry')
        """
            .formatted(HERD_CYCLES));
    BROKEN.put(
        "next cycles that neither a person has nor sleep again",
        """
        select count(*) %s and not exists (select from assignment a
            where a.lead_id = c.lead_id and a.cycle = c.cycle)
          and not exists (select from sleep s where s.lead_id = c.lead_id and s.cycle = c.cycle)
        """
            .formatted(HERD_CYCLES));
    BROKEN.put(
        "hot leads without a task",
        """
        select count(*) from lead l where l.source = 'hot'
          and not exists (select from assignment a where a.lead_id = l.lead_id)
        """);
  }

  private final SingleConnectionDataSource database;
  private final JdbcClient jdbc;

  public Herd(Endpoints stack) {
    database =
        new SingleConnectionDataSource(stack.jdbcUrl(), stack.username(), stack.password(), true);
    jdbc = JdbcClient.create(database);
  }

  /** Lays them all to sleep until one instant. */
  public void layToSleep(int sleepers, Instant wakeAt) {
    jdbc.sql(LEADS).param("sleepers", sleepers).update();
    jdbc.sql(CYCLES).update();
    jdbc.sql(ENGAGEMENTS).update();
    jdbc.sql(SLEEPS).param("wakeAt", Timestamp.from(wakeAt)).update();
    jdbc.sql("analyze").update();
  }

  /** Has those who sleep wake at another instant. */
  public void wakeAt(Instant instant) {
    jdbc.sql(
            """
            update sleep set wake_at = :wakeAt
            from lead l where l.lead_id = sleep.lead_id and l.source = 'herd' and ended_at is null
            """)
        .param("wakeAt", Timestamp.from(instant))
        .update();
  }

  /** How late each was, who was due at one instant. */
  public static List<Duration> late(List<Instant> wakings, Instant due) {
    return wakings.stream().map(at -> Duration.between(due, at)).toList();
  }

  /**
   * The same against the schedule of a cap: the n-th is on time when it comes as soon as n may.
   *
   * @param wakings the first one first
   * @param cap how many a second
   */
  public static List<Duration> lateBySchedule(List<Instant> wakings, Instant due, int cap) {
    var late = new ArrayList<Duration>();
    for (int n = 0; n < wakings.size(); n++) {
      late.add(Duration.between(due.plusMillis(1_000L * n / cap), wakings.get(n)));
    }
    return late;
  }

  /** How many have woken. */
  public int woken() {
    return jdbc.sql("select count(*) from sleep where cycle = 1 and ended_by = 'wake-date'")
        .query(Integer.class)
        .single();
  }

  /** When each woke, the first one first. */
  public List<Instant> wakings() {
    return instants(
        "select ended_at from sleep where cycle = 1 and ended_by = 'wake-date' order by 1");
  }

  /** When the process of each had started. */
  List<Instant> starts() {
    return instants(
        "select c.claimed_at " + HERD_CYCLES + " and c.claimed_at is not null order by 1");
  }

  /** When each got to a person, or went to sleep again. */
  List<Instant> arrivals() {
    return instants(
        """
        select coalesce((select min(a.assigned_at) from assignment a
          where a.lead_id = c.lead_id and a.cycle = c.cycle), c.closed_at) as at
        """
            + HERD_CYCLES
            + " order by 1");
  }

  /** How many got to a person. */
  int worked() {
    return jdbc.sql(
            "select count(*) "
                + HERD_CYCLES
                + " and exists (select from assignment a where a.lead_id = c.lead_id)")
        .query(Integer.class)
        .single();
  }

  /** When each hot lead got its first task. */
  public Map<UUID, Instant> hotTasks() {
    return jdbc
        .sql(
            """
            select a.lead_id, min(a.assigned_at) as at from assignment a join lead using (lead_id)
            where source = 'hot' group by a.lead_id
            """)
        .query(
            (row, n) ->
                Map.entry(row.getObject("lead_id", UUID.class), row.getTimestamp("at").toInstant()))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** What is not as it must be, with how often; empty when all is well. */
  Map<String, Integer> broken() {
    var found = new LinkedHashMap<String, Integer>();
    BROKEN.forEach(
        (what, count) -> {
          var times = jdbc.sql(count).query(Integer.class).single();
          if (times > 0) {
            found.put(what, times);
          }
        });
    return found;
  }

  /** Waits until all is as it must be, for a limited time; returns what is not. */
  public Map<String, Integer> awaitSettled(Duration patience) {
    var deadline = Instant.now().plus(patience);
    var broken = broken();
    while (!broken.isEmpty() && Instant.now().isBefore(deadline)) {
      Pause.of(Duration.ofSeconds(2));
      broken = broken();
    }
    return broken;
  }

  @Override
  public void close() {
    database.destroy();
  }

  private List<Instant> instants(String select) {
    return jdbc.sql(select).query((row, n) -> row.getTimestamp(1)).list().stream()
        .filter(at -> at != null)
        .map(Timestamp::toInstant)
        .toList();
  }
}
