package io.sluice.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.imports.ChunkLoader.Loaded;
import io.sluice.imports.ChunkLoader.Row;
import io.sluice.intake.Arrival;
import io.sluice.intake.Door;
import io.sluice.intake.Intake;
import io.sluice.intake.RowOutcome;
import io.sluice.problem.Problem;
import io.sluice.request.RawFields;
import io.sluice.request.RawValue;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.Tables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

/** Parts of files, by themselves and at the same time as everybody else. */
@SluiceTest
class ChunkLoaderTest {

  private static final Arrival ARRIVAL = new Arrival(Door.IMPORT, null, null);

  private final String domain = UUID.randomUUID() + ".example";

  @Autowired ChunkLoader loader;
  @Autowired Intake intake;
  @Autowired TransactionOperations transaction;
  @Autowired JdbcClient jdbc;

  @Test
  void eachRowHasItsOutcomeUnderItsLine() {
    var rows =
        List.of(
            new Row(2, lead("ada", Map.of("firstName", "Ada"))),
            new Row(3, lead("bob", Map.of("employees", "many"))),
            new Row(5, lead("ada", Map.of("firstName", "Ada"))),
            new Row(7, lead("ada", Map.of("activity", "demo-request"))));

    var loaded = load(rows);

    assertThat(loaded).extracting(Loaded::line).containsExactly(2L, 3L, 5L, 7L);
    assertThat(loaded)
        .extracting(row -> row.outcome().code())
        .containsExactly("accepted", "refused", "repeated", "engaged");
    var refused = (RowOutcome.Refused) loaded.get(1).outcome();
    assertThat(refused.violations().getFirst().field()).isEqualTo("employees");
    assertThat(loaded.get(2).outcome().receipt()).isEqualTo(loaded.get(0).outcome().receipt());
    assertThat(
            jdbc.sql("select priority from outbox where lead_id = :id")
                .param("id", loaded.get(0).outcome().receipt().orElseThrow().leadId())
                .query(Integer.class)
                .list())
        .containsExactly(2);
  }

  @Test
  void whatFailsLaterStoresNothing() {
    var before = Tables.counts(jdbc);
    var rows = List.of(new Row(2, lead("ada", Map.of())), new Row(3, lead("bob", Map.of())));

    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      loader.load(rows, ARRIVAL);
                      throw new IllegalStateException("the counters cannot be written");
                    }))
        .hasMessageContaining("counters");

    assertThat(Tables.counts(jdbc)).isEqualTo(before);
    assertThat(load(rows)).extracting(row -> row.outcome().code()).containsOnly("accepted");
  }

  @Test
  void itIsPartOfTheTransactionThatNotesHowFarTheFileHasCome() {
    var rows = List.of(new Row(2, lead("ada", Map.of())));

    assertThatThrownBy(() -> loader.load(rows, ARRIVAL))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  /** The same people of the same companies come by files and by themselves, in any order. */
  @Test
  void filesAndSinglePeopleNeverWaitInACircle() throws Exception {
    var tasks = new ArrayList<Callable<Integer>>();
    IntStream.range(0, 3).forEach(seed -> tasks.add(() -> loadAll(new Random(seed))));
    IntStream.range(3, 7).forEach(seed -> tasks.add(() -> submitAll(new Random(seed))));
    var taken = 0;
    try (var threads = Executors.newFixedThreadPool(tasks.size())) {
      for (var done : threads.invokeAll(tasks)) {
        taken += done.get();
      }
    }

    assertThat(count("select count(*) from lead_email where email_key like :like"))
        .isEqualTo(count("select count(*) from lead where email_key like :like"))
        .isEqualTo(30);
    assertThat(
            count(
                "select count(*) from engagement join lead using (lead_id) where email_key like :like"))
        .isEqualTo(taken);
    assertThat(
            count(
                "select count(*) from outbox join lead using (lead_id) where email_key like :like"))
        .as("one start each")
        .isEqualTo(30);
    assertThat(
            count(
                """
                select count(*) from account_domain d where domain like :like
                  and not exists (select from lead_account la where la.account_id = d.account_id)
                """))
        .as("accounts that nobody is of")
        .isZero();
  }

  private int loadAll(Random random) {
    var taken = 0;
    for (int chunk = 0; chunk < 15; chunk++) {
      var people = new ArrayList<>(IntStream.range(0, 30).boxed().toList());
      Collections.shuffle(people, random);
      var rows = people.stream().map(person -> new Row(person, anybody(person, random))).toList();
      taken +=
          (int)
              load(rows).stream().filter(row -> row.outcome() instanceof RowOutcome.Taken).count();
    }
    return taken;
  }

  private int submitAll(Random random) {
    for (int i = 0; i < 60; i++) {
      try {
        intake.submit(
            anybody(random.nextInt(30), random),
            new Arrival(Door.API, null, null),
            Optional.empty());
      } catch (Problem.Refused e) {
        throw new AssertionError(e.violations().toString(), e);
      }
    }
    return 60;
  }

  /** Ten of each of three kinds: by the address, by the website, by the name alone. */
  private RawFields anybody(int person, Random random) {
    var fields = new TreeMap<String, RawValue>();
    var company = "c%d-%s".formatted(person % 10, domain);
    put(
        fields,
        "email",
        person < 10 ? "p" + person + "@" + company : person + domain + "@gmail.com");
    put(fields, "source", "fair");
    put(fields, "activity", "webinar");
    put(fields, "note", "no. " + random.nextLong());
    put(fields, "company", "Company " + company);
    put(fields, "country", "DE");
    if (person >= 10 && person < 20 && random.nextBoolean()) {
      put(fields, "website", company);
    }
    return new RawFields(fields, List.of());
  }

  private long count(String sql) {
    return jdbc.sql(sql)
        .param("like", "%" + domain.replace(".example", "") + "%")
        .query(Long.class)
        .single();
  }

  private List<Loaded> load(List<Row> rows) {
    return transaction.execute(status -> loader.load(rows, ARRIVAL));
  }

  private RawFields lead(String name, Map<String, String> more) {
    var fields = new TreeMap<String, RawValue>();
    put(fields, "email", name + "@" + domain);
    put(fields, "source", "fair");
    put(fields, "activity", "webinar");
    more.forEach((field, value) -> put(fields, field, value));
    return new RawFields(fields, List.of());
  }

  private static void put(Map<String, RawValue> fields, String field, String value) {
    fields.put(field, new RawValue(RawValue.Kind.UNTYPED, value));
  }
}
