package io.sluice.bench.compare;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.sluice.bench.AppProcess;
import io.sluice.bench.compare.EngineTap.UserTask;
import io.sluice.bench.compare.Stock.Waking;
import io.sluice.local.LocalStack;
import io.sluice.local.LocalStackOptions;
import io.sluice.local.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Sluice itself: its application, its models, its PostgreSQL and a broker. Leads come by its API,
 * people look at its page of leads and complete tasks as Tasklist does.
 */
final class SluiceSide implements Killable {

  /** For so long a job is kept for a program that was killed; raw Zeebe has the same. */
  static final int JOB_SECONDS = 10;

  /** Its fit is decided by eight criteria: what these leads need to be an A, or a D. */
  private static final Map<String, Object> FITS =
      Map.of("jobTitle", "VP Marketing", "industry", "software", "source", "bench");

  private static final Map<String, Object> FITS_NOT =
      Map.of("jobTitle", "Analyst", "industry", "retail", "source", "bench");

  private static final String COUNTS =
      """
      with ours as materialized (select lead_id from lead where source = 'bench')
      select
        (select count(*) from ours) as leads,
        (select count(*) from engagement join ours using (lead_id))
          - (select count(*) from ours) as known,
        (select count(*) from assignment a join ours using (lead_id)
          where a.ended_at is null and %1$s) as tasks_open,
        (select count(*) from assignment a join ours using (lead_id)
          where a.answered_at is not null and %1$s) as tasks_done,
        (select count(distinct lead_id) from assessment join ours using (lead_id)
          where kind = 'fit') as decisions,
        (select count(*) from stage_event join ours using (lead_id))
          + (select count(*) from assignment a join ours using (lead_id)
            where a.answered_at is not null and %1$s) as timeline,
        (select count(*) from sleep join ours using (lead_id) where ended_at is null) as asleep,
        (select count(*) from stage_event join ours using (lead_id) where stage = 'won') as won
      """
          .formatted("a.team in ('inside-sales', 'sales')");

  /** What must not be, each as a query that counts it. */
  private static final Map<String, String> BROKEN =
      Map.of(
          "leads whose first cycle did not begin exactly once",
          """
          select count(*) from lead l where l.source = 'bench' and 1 <>
            (select count(*) from stage_event e
             where e.lead_id = l.lead_id and e.cycle = 1 and e.stage = 'inquiry')
          """,
          "leads that are won more than once",
          """
          select count(*) from (select lead_id from stage_event where stage = 'won'
            group by lead_id having count(*) > 1) twice
          """);

  /**
   * How many sleepers wake a second at most: its own default, unless something else is asked for.
   */
  private static final int CAP = Integer.getInteger("bench.rate", 20);

  private final Supplier<LocalStackOptions> servers;
  private final List<String> program;
  private final Path folder;
  private final Web web = new Web();
  private final Map<String, SluiceVisitor> visitors = new ConcurrentHashMap<>();
  private LocalStack stack;
  private EngineTap tap;
  private EngineTasks tasks;
  private Broker broker;
  private AppProcess app;
  private Duration startedIn;
  private SingleConnectionDataSource database;

  /**
   * @param servers with a broker that writes its records
   * @param program which build of the application
   * @param folder where its log goes to
   */
  SluiceSide(Supplier<LocalStackOptions> servers, List<String> program, Path folder) {
    this.servers = servers;
    this.program = program;
    this.folder = folder;
  }

  @Override
  public void start() {
    var options = servers.get();
    stack = LocalStack.start(options, Comparison::say);
    var at = stack.endpoints();
    tap = EngineTap.follow(options.records());
    tasks = new EngineTasks(tap, at.rest(), web);
    broker = new Broker(stack, tap, web);
    app =
        new AppProcess(
            Ports.free().camunda(),
            folder.resolve("app.log"),
            List.of(),
            program,
            Stream.of(
                    AppProcess.connection(at),
                    List.of("--sluice.sleep.rate=" + CAP),
                    List.of("--camunda.client.worker.defaults.timeout=%ds".formatted(JOB_SECONDS)),
                    SluicePeople.arguments(folder))
                .flatMap(List::stream)
                .toList());
    var begin = Instant.now();
    app.start();
    startedIn = Duration.between(begin, Instant.now());
    logIn();
    database = new SingleConnectionDataSource(at.jdbcUrl(), at.username(), at.password(), true);
  }

  @Override
  public Duration startedIn() {
    return startedIn;
  }

  private void logIn() {
    people().forEach(who -> visitors.put(who, SluiceVisitor.logIn(web, app::uri, who)));
  }

  @Override
  public Answer post(Arrival arrival) {
    return post(arrival, new String[0]);
  }

  @Override
  public Answer postOnce(Arrival arrival) {
    return post(arrival, "Idempotency-Key", arrival.email());
  }

  private Answer post(Arrival arrival, String... headers) {
    var sleeps = arrival.kind() == Arrival.Kind.SLEEPER;
    var answer =
        web.postJson(app.uri("/api/leads"), arrival.body(sleeps ? FITS_NOT : FITS), headers);
    return switch (answer.statusCode()) {
      case 202 -> {
        var json = Web.JSON.readTree(answer.body());
        yield new Answer(
            json.path("leadId").asString(), json.path("status").asString().equals("engaged"));
      }
      case 400 -> Answer.REFUSED;
      default -> throw Web.unexpected(answer);
    };
  }

  @Override
  public List<String> people() {
    return SluicePeople.workers();
  }

  /** Tasklist has no page of its own here: whose page has a lead knows the task of it. */
  @Override
  public List<OpenTask> workList(String person) {
    var theirs =
        tasks.open().stream()
            .filter(task -> task.assignee().equals(person))
            .collect(toMap(UserTask::leadId, identity(), (one, another) -> one));
    return visitors.get(person).leads().stream()
        .map(theirs::get)
        .filter(Objects::nonNull)
        .map(EngineTasks::line)
        .toList();
  }

  @Override
  public boolean complete(OpenTask task) {
    return tasks.complete(task);
  }

  @Override
  public long tasksOpen() {
    return tasks.open().size();
  }

  @Override
  public Map<String, Instant> firstTasks() {
    return tap.firstTasks();
  }

  @Override
  public Evidence evidence() {
    return jdbc().sql(COUNTS).query(Evidence.class).single();
  }

  @Override
  public Map<String, Long> programs() {
    return Map.of(
        "program", app.pid(),
        "broker", stack.processes().get("camunda"),
        "PostgreSQL", stack.processes().get("postgresql"));
  }

  @Override
  public EngineWork engineWork() {
    return tap.work();
  }

  @Override
  public Stock stock(StockSize size, Phase phase, Posting posting) {
    var timers = new CallBacks(tap, tasks).measure(size, phase, posting);
    try (var stock = new SluiceStock(this, stack.endpoints(), tap, jdbc())) {
      var growth = stock.growth(size, phase);
      return new Stock(timers, growth, stock.sleeping(size), null);
    }
  }

  @Override
  public Waking waking(StockSize size) {
    return new SluiceHerd(stack.endpoints(), app, CAP).waking(size);
  }

  @Override
  public List<String> complaints() {
    var complaints = new ArrayList<>(tap.incidents());
    BROKEN.forEach(
        (what, query) -> {
          var count = jdbc().sql(query).query(Long.class).single();
          if (count > 0) {
            complaints.add("%,d %s".formatted(count, what));
          }
        });
    return complaints;
  }

  @Override
  public List<Part> parts() {
    return List.of(
        broker.part(),
        new Part("program", app::kill, this::startProgram),
        new Part("PostgreSQL", () -> stack.kill("postgresql"), this::startPostgres));
  }

  private void startProgram() {
    app.start();
    logIn();
  }

  private void startPostgres() {
    stack.startAgain("postgresql");
    database.resetConnection();
  }

  @Override
  public Replaying engine() {
    return broker;
  }

  @Override
  public void close() {
    if (database != null) {
      database.destroy();
    }
    if (app != null) {
      app.kill();
    }
    if (tap != null) {
      tap.close();
    }
    if (stack != null) {
      stack.close();
    }
  }

  private JdbcClient jdbc() {
    return JdbcClient.create(database);
  }
}
