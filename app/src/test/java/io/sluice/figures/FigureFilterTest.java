package io.sluice.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FigureFilterTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-30T23:59:00Z"), ZoneOffset.UTC);

  @Test
  void isOfTheLast90DaysWhereNobodySays() {
    var filter = FigureFilter.of(Map.of("source", " ", "colour", "red"), CLOCK);

    assertThat(filter.to()).isEqualTo("2026-07-01");
    assertThat(filter.days()).isEqualTo(90);
    assertThat(filter.source()).isEmpty();
  }

  @Test
  void readsWhatItsQuerySays() {
    var given =
        Map.of(
            "from", "2026-01-01",
            "to", "2026-02-01",
            "source", "trade fair & more",
            "channel", "inbound",
            "team", "sales",
            "segment", "mid-market",
            "door", "sales");
    var filter = FigureFilter.of(given, CLOCK);

    assertThat(filter.parameters()).isEqualTo(given);
    assertThat(filter.query()).contains("source=trade+fair+%26+more", "from=2026-01-01");
  }

  @Test
  void thePeriodBeforeIsAsLong() {
    var before =
        FigureFilter.of(Map.of("from", "2026-03-01", "to", "2026-03-11"), CLOCK).previous();

    assertThat(before.from()).isEqualTo("2026-02-19");
    assertThat(before.to()).isEqualTo("2026-03-01");
  }

  @ParameterizedTest
  @CsvSource({
    "from, yesterday, send a day",
    "from, +999999999-01-01, send a day",
    "to, 2026-02-30, send a day",
    "from, 2026-07-01, send a day before 2026-07-01",
    "to, 9999-01-02, send a day such as",
    "segment, huge, 'send one of small, mid-market, enterprise, unknown'",
    "door, customer, 'send one of inquiry, teleprospecting, sales, expansion'"
  })
  void namesWhatCannotBe(String field, String value, String fix) {
    assertThatThrownBy(() -> FigureFilter.of(Map.of(field, value), CLOCK))
        .isInstanceOfSatisfying(
            Problem.Refused.class,
            problem ->
                assertThat(problem.violations())
                    .singleElement()
                    .matches(violation -> violation.field().equals(field))
                    .extracting(Violation::fix)
                    .asString()
                    .startsWith(fix));
  }

  @Test
  void aPeriodIsOfAHundredYearsAtMost() {
    assertThat(FigureFilter.of(Map.of("from", "1970-01-01", "to", "2070-01-01"), CLOCK).previous())
        .extracting(FigureFilter::from)
        .isEqualTo(LocalDate.of(1869, 12, 31));
    assertThatThrownBy(
            () -> FigureFilter.of(Map.of("from", "1970-01-01", "to", "2070-01-02"), CLOCK))
        .isInstanceOfSatisfying(
            Problem.Refused.class,
            problem ->
                assertThat(problem.violations())
                    .containsExactly(
                        new Violation(
                            "from",
                            "1970-01-01",
                            "send a day at most 100 years before 2070-01-02")));
  }

  /** PostgreSQL would not take it. */
  @Test
  void refusesControlCharacters() {
    assertThatThrownBy(
            () -> FigureFilter.of(Map.of("source", "a\u0000b", "team", "x".repeat(201)), CLOCK))
        .isInstanceOfSatisfying(
            Problem.Refused.class, problem -> assertThat(problem.violations()).hasSize(2));
  }

  @Test
  void aCohortReadsWhatItsParametersSay() {
    var cohort = Cohort.of(Milestone.TAL_OFFERED).with(Fate.REJECTED).because("wrong-territory");

    assertThat(cohort.parameters())
        .isEqualTo(Map.of("stage", "tal-offered", "fate", "rejected", "reason", "wrong-territory"));
    assertThat(Cohort.of(cohort.parameters())).isEqualTo(cohort);
    assertThat(Cohort.of(Map.of())).isEqualTo(Cohort.ALL);
  }

  static Stream<Among> some() {
    return Stream.of(
        EndedBy.ACCOUNT_EXECUTIVE,
        Inquiries.REFUSED,
        Asleep.WAKING,
        new LateTask("accept-lead", "inside-sales", Optional.of("sam"), false),
        new LateTask("accept-lead", "inside-sales", Optional.empty(), true));
  }

  @ParameterizedTest
  @MethodSource("some")
  void soItDoesWithSomeOfACohort(Among some) {
    var cohort = Cohort.ALL.with(Fate.RECYCLED).among(some);

    assertThat(Cohort.of(cohort.parameters())).isEqualTo(cohort);
  }

  @Test
  void twoSortsOfSomeAreRefused() {
    assertThatThrownBy(() -> Cohort.of(Map.of("by", "sales", "asleep", "waking")))
        .isInstanceOfSatisfying(
            Problem.Refused.class,
            problem ->
                assertThat(problem.violations())
                    .extracting(Violation::field)
                    .containsExactly("asleep"));
  }

  @ParameterizedTest
  @CsvSource({
    "stage, mql",
    "fate, gone",
    "fate, rejected",
    "by, nobody",
    "inquiries, some",
    "asleep, no",
    "late, accept-lead"
  })
  void namesWhatACohortCannotBe(String field, String value) {
    assertThatThrownBy(() -> Cohort.of(Map.of(field, value)))
        .isInstanceOfSatisfying(
            Problem.Refused.class,
            problem ->
                assertThat(problem.violations())
                    .extracting(Violation::field)
                    .containsExactly(field));
  }

  @Test
  void linksSayWhichCyclesTheyAreOf() {
    var filter =
        new FigureFilter(
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 2, 1),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    assertThat(filter.query(Cohort.of(Milestone.AQL).with(Fate.OPEN)))
        .isEqualTo("from=2026-01-01&to=2026-02-01&stage=aql&fate=open");
    assertThat(filter.query(Cohort.of(Asleep.WAKING))).isEqualTo("asleep=waking");
  }
}
