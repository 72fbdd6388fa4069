package io.sluice.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.SluiceApplication;
import io.sluice.identity.MergeRequest;
import io.sluice.identity.Merging;
import io.sluice.imports.ChunkLoader;
import io.sluice.imports.ChunkLoader.Row;
import io.sluice.lead.Entry;
import io.sluice.lead.Fact;
import io.sluice.lead.FactOrigin;
import io.sluice.lead.LeadCycle;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.LeadFacts;
import io.sluice.lead.LeadRepository;
import io.sluice.lead.SleepPlan;
import io.sluice.lead.Sleepers;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.request.RawFields;
import io.sluice.request.RawValue;
import io.sluice.suppression.NewEntry;
import io.sluice.suppression.SuppressionEntries;
import io.sluice.suppression.SuppressionKind;
import io.sluice.testing.Leads;
import io.sluice.testing.TestDatabase;
import io.sluice.withdrawal.Withdrawals;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Whatever is known already and whatever a file says: loaded in parts of any size, all that is
 * stored and answered is as if each row had been submitted by itself.
 */
class BulkPropertiesIT {

  private static final Arrival ARRIVAL = new Arrival(Door.IMPORT, null, null);
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final AtomicLong KEYS = new AtomicLong(1L << 51);

  private static ConfigurableApplicationContext app;

  enum Kind {
    SUBMIT,
    SOURCE_SAYS,
    SLEEP,
    END,
    REACH,
    BECOME_CUSTOMER,
    OPT_OUT,
    MERGE
  }

  /** What had happened before. */
  record Step(Kind kind, int one, int other, long bits) {}

  /**
   * @param again whether it is one of the rows before once more
   */
  record Line(int person, long bits, boolean again) {}

  /** The application's time, which stands still while a file is loaded. */
  static final class StillClock extends Clock {

    private volatile Instant now = START;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class StandingStill {

    @Bean
    StillClock clock() {
      return new StillClock();
    }
  }

  @BeforeContainer
  static void start() {
    app =
        new SpringApplicationBuilder(SluiceApplication.class, StandingStill.class)
            .initializers(new TestDatabase())
            .properties(
                Map.of(
                    "sluice.local.enabled", "false",
                    "camunda.client.grpc-address", "http://127.0.0.1:9",
                    "camunda.client.rest-address", "http://127.0.0.1:9",
                    "camunda.client.worker.defaults.enabled", "false",
                    "sluice.sleep.interval", "1h",
                    "sluice.duplicates.interval", "1h",
                    "sluice.sleep.criteria-interval", "1h",
                    "spring.datasource.hikari.maximum-pool-size", "4"))
            .run("--server.port=0");
    Leads.enterRep(bean(JdbcClient.class), "sam", "inside-sales");
  }

  @AfterContainer
  static void stop() {
    if (app != null) {
      app.close();
    }
  }

  private static <T> T bean(Class<T> type) {
    return app.getBean(type);
  }

  @Property(tries = 300)
  void aFileInPartsIsAsRowByRow(
      @ForAll("stories") List<Step> story,
      @ForAll("files") List<Line> lines,
      @ForAll @IntRange(min = 1, max = 30) int part) {
    var rows = rows(lines);
    var tables = new TablesOfLeads(bean(JdbcClient.class), bean(TransactionOperations.class));

    var expected = new ArrayList<String>();
    tables.clear();
    new World().tell(story, () -> rows.forEach(row -> expected.add(submit(row))));
    var expectedTables = tables.read();

    var answers = new ArrayList<String>();
    tables.clear();
    new World().tell(story, () -> load(rows, part, answers::add));

    assertThat(answers).isEqualTo(expected);
    tables
        .read()
        .forEach(
            (table, stored) ->
                assertThat(stored).as(table).containsExactlyElementsOf(expectedTables.get(table)));
  }

  private static List<RawFields> rows(List<Line> lines) {
    var rows = new ArrayList<RawFields>();
    for (var line : lines) {
      rows.add(
          line.again() && !rows.isEmpty()
              ? rows.get((int) Math.floorMod(line.bits(), (long) rows.size()))
              : RowsOfAFile.row(line.person(), line.bits()));
    }
    return rows;
  }

  private static String submit(RawFields row) {
    var repeats =
        bean(JdbcClient.class).sql("select count(*) from arrival where outcome = 'repeated'");
    var before = repeats.query(Long.class).single();
    try {
      var receipt =
          bean(Intake.class)
              .submit(row, ARRIVAL, Optional.of(IdempotencyKey.ofRow(Fingerprint.of(row))));
      var repeated = repeats.query(Long.class).single() > before;
      return answer(repeated ? "repeated" : receipt.status(), Optional.of(receipt), List.of());
    } catch (Problem.Refused e) {
      return answer("refused", Optional.empty(), e.violations());
    }
  }

  private static void load(List<RawFields> rows, int part, Consumer<String> answers) {
    var numbered =
        IntStream.range(0, rows.size()).mapToObj(i -> new Row(i + 2L, rows.get(i))).toList();
    for (int from = 0; from < rows.size(); from += part) {
      var chunk = numbered.subList(from, Math.min(from + part, rows.size()));
      var loaded =
          bean(TransactionOperations.class)
              .execute(status -> bean(ChunkLoader.class).load(chunk, ARRIVAL));
      assertThat(loaded)
          .extracting(ChunkLoader.Loaded::line)
          .isEqualTo(chunk.stream().map(Row::line).toList());
      loaded.forEach(
          row ->
              answers.accept(
                  answer(
                      row.outcome().code(),
                      row.outcome().receipt(),
                      row.outcome() instanceof RowOutcome.Refused refused
                          ? refused.violations()
                          : List.of())));
    }
  }

  private static String answer(
      String status, Optional<Receipt> receipt, List<Violation> violations) {
    return "%s %s %s"
        .formatted(
            status,
            receipt
                .map(
                    given ->
                        "%s %d %s".formatted(email(given.leadId()), given.cycle(), given.status()))
                .orElse(""),
            violations);
  }

  private static String email(UUID leadId) {
    return bean(LeadRepository.class).findById(leadId).orElseThrow().emailKey();
  }

  @Provide
  Arbitrary<List<Step>> stories() {
    var kinds =
        Arbitraries.frequency(
            Tuple.of(8, Kind.SUBMIT),
            Tuple.of(2, Kind.SOURCE_SAYS),
            Tuple.of(2, Kind.SLEEP),
            Tuple.of(1, Kind.END),
            Tuple.of(2, Kind.REACH),
            Tuple.of(2, Kind.BECOME_CUSTOMER),
            Tuple.of(1, Kind.OPT_OUT),
            Tuple.of(3, Kind.MERGE));
    return Combinators.combine(kinds, people(), people(), Arbitraries.longs())
        .as(Step::new)
        .list()
        .ofMaxSize(16);
  }

  @Provide
  Arbitrary<List<Line>> files() {
    var again = Arbitraries.frequency(Tuple.of(7, false), Tuple.of(1, true));
    return Combinators.combine(people(), Arbitraries.longs(), again)
        .as(Line::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }

  private static Arbitrary<Integer> people() {
    return Arbitraries.integers().between(0, RowsOfAFile.PEOPLE.size() - 1);
  }

  /** The application before the file comes, the same each time. */
  private static final class World {

    final JdbcClient jdbc = bean(JdbcClient.class);
    final StillClock clock = bean(StillClock.class);
    final LeadCycles cycles = bean(LeadCycles.class);
    final TransactionOperations transaction = bean(TransactionOperations.class);

    void tell(List<Step> story, Runnable load) {
      clock.now = START;
      transaction.executeWithoutResult(status -> lists());
      colleagues();
      story.forEach(this::take);
      tick();
      load.run();
    }

    private void lists() {
      var entries = bean(SuppressionEntries.class);
      entries.add(new NewEntry(SuppressionKind.OPTED_OUT, "listed.example", null, null, "morgan"));
      entries.add(
          new NewEntry(SuppressionKind.COMPETITOR, "competitor.example", null, null, "morgan"));
      entries.add(NewEntry.ofAddress(SuppressionKind.ERASED, "mo@globex.example", "withdrawal"));
    }

    /** The two companies of one name, so that there is something to choose by. */
    private void colleagues() {
      for (var company : RowsOfAFile.COMPANIES.subList(0, 2)) {
        var fields = new TreeMap<String, RawValue>();
        fields.put("email", text("zoe@" + company.domain()));
        fields.put("company", text(company.name()));
        fields.put("country", text(company.country()));
        fields.put("source", text("x"));
        fields.put("activity", text("webinar"));
        submit(new RawFields(fields, List.of()));
      }
    }

    private static RawValue text(String text) {
      return new RawValue(RawValue.Kind.TEXT, text);
    }

    private void tick() {
      clock.now = clock.now.plus(Duration.ofSeconds(1));
    }

    private void take(Step step) {
      tick();
      switch (step.kind()) {
        case SUBMIT -> submit(RowsOfAFile.row(step.one(), step.bits()));
        case SOURCE_SAYS -> find(step.one()).ifPresent(id -> sourceSays(id, step));
        case SLEEP -> open(step.one()).ifPresent(this::sleep);
        case END -> open(step.one()).ifPresent(cycle -> end(cycle, "disqualified"));
        case REACH -> open(step.one()).ifPresent(this::reach);
        case BECOME_CUSTOMER -> open(step.one()).ifPresent(this::becomeCustomer);
        case OPT_OUT -> find(step.one()).ifPresent(bean(Withdrawals.class)::optOut);
        case MERGE ->
            find(step.one())
                .ifPresent(one -> find(step.other()).ifPresent(other -> merge(one, other)));
      }
    }

    private void submit(RawFields row) {
      tick();
      try {
        bean(Intake.class).submit(row, new Arrival(Door.API, null, null), Optional.empty());
      } catch (Problem.Refused e) {
        assertThat(e.violations()).isNotEmpty();
      }
    }

    private Optional<UUID> find(int person) {
      return bean(LeadRepository.class)
          .findByEmail(RowsOfAFile.PEOPLE.get(person).address())
          .map(lead -> lead.leadId());
    }

    private Optional<LeadCycle> open(int person) {
      return find(person).flatMap(cycles::findOpen);
    }

    private void sourceSays(UUID leadId, Step step) {
      var company = RowsOfAFile.PEOPLE.get(step.one()).company();
      var found =
          Map.of(
              Fact.COMPANY, company.name(),
              Fact.COUNTRY, company.country(),
              Fact.EMPLOYEES, "12");
      transaction.executeWithoutResult(
          status ->
              bean(LeadFacts.class)
                  .fill(leadId, found, FactOrigin.source("register", clock.instant())));
    }

    private void sleep(LeadCycle cycle) {
      end(cycle, "recycled");
      var wakeAt = clock.instant().plus(Duration.ofDays(900));
      transaction.executeWithoutResult(
          status ->
              bean(Sleepers.class)
                  .fallAsleep(
                      cycle.leadId(),
                      cycle.cycle(),
                      new SleepPlan("timing", wakeAt, 2, false, null)));
    }

    private void end(LeadCycle cycle, String outcome) {
      transaction.executeWithoutResult(
          status -> {
            var key =
                cycle.processInstanceKey() == null
                    ? KEYS.getAndIncrement()
                    : cycle.processInstanceKey();
            cycles.claim(cycle.leadId(), cycle.cycle(), key, clock.instant());
            cycles.close(cycle.leadId(), cycle.cycle(), key, outcome, "x", clock.instant());
          });
    }

    private void reach(LeadCycle cycle) {
      jdbc.sql(
              """
              insert into stage_event (lead_id, cycle, stage, reached_at)
              values (:id, :cycle, 'sal', :now)
              """)
          .param("id", cycle.leadId())
          .param("cycle", cycle.cycle())
          .param("now", Timestamp.from(clock.instant()))
          .update();
    }

    private void becomeCustomer(LeadCycle cycle) {
      end(cycle, "customer");
      transaction.executeWithoutResult(
          status -> cycles.openNext(cycle.leadId(), Entry.CUSTOMER, clock.instant()));
    }

    private void merge(UUID one, UUID other) {
      bean(Merging.class).merge(new MergeRequest(one, other, "x", "y", false));
    }
  }
}
