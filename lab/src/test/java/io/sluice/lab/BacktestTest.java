package io.sluice.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leads in blocks of four of each hundred: what they asked for tells three of four. */
class BacktestTest {

  private static final String MAPPING =
      """
      name: Generated
      outcome: { column: Result, won: [won] }
      order: No
      blank: [n/a]
      columns:
        - { name: No, known: never }
        - { name: Result, known: never }
        - { name: Form, known: before-contact }
        - { name: Land, known: before-contact }
        - { name: Rating, known: after-contact }
        - { name: Remark, known: before-contact }
      facts:
        - { fact: country, column: Land, as: country-name }
      engagements:
        - { kind: demo-request, column: Form, values: [demo] }
      """;

  private static final String RATING =
      """
      criteria:
        - column: Rating
          points: { good: 50, bad: -50 }
      """;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("leads.csv"),
        "No,Form,Land,Rating,Remark,Result,\n"
            + IntStream.range(0, 400).mapToObj(BacktestTest::row).collect(Collectors.joining()));
    Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
    Files.writeString(folder.resolve("rating.yaml"), RATING);
  }

  /** Every second asks for a demo, and three of four of these are won; of the others one is. */
  private static String row(int n) {
    var asks = n % 2 == 0;
    var won = asks ? n % 8 != 0 : n % 8 == 1;
    // The newest row stands first: the order is the column's, not the file's.
    return "%d,%s,%s,%s,%s,%s,\n"
        .formatted(
            1000 - n,
            asks ? "demo" : "brochure",
            n % 5 == 0 ? "Atlantis" : n % 5 == 1 ? "n/a" : "India",
            won ? "good" : "bad",
            won || n % 16 == 3 ? "called" : "",
            won ? "won" : "lost");
  }

  @Test
  void theScorecardOrdersAsWasWorkedOutByHand() throws IOException {
    declareRemark("after-contact");
    var findings = Backtest.of(options(null, false));

    // 3/4 of the won ask and 1/4 of the lost: (3/4 × 3/4) + half of the ties, 2 × 3/16.
    assertThat(findings.auc(findings.scored().all(), ScoredLead::total).area())
        .isCloseTo(0.75, within(1e-9));
    assertThat(findings.auc(findings.scored().all(), ScoredLead::fit).area()).isEqualTo(0.5);
    assertThat(findings.yardstickAuc().area()).isBetween(0.65, 0.85);
    assertThat(findings.by(lead -> Integer.toString(lead.level())))
        .containsExactly(new Findings.Group("1", 200, 150), new Findings.Group("4", 200, 50));
    assertThat(findings.deciles().parts().getFirst().rate()).isBetween(0.7, 0.8);
    assertThat(findings.notUnderstood().get("Land")).containsOnly(entry("Atlantis", 80));
    assertThat(findings.warnings()).isEmpty();
  }

  @Test
  void theEarlierLeadsAreLearntFromAndTheLaterOnesJudged() {
    var leads = Backtest.of(options(null, false)).leads();

    assertThat(leads.earlier()).hasSize(280);
    assertThat(leads.later()).hasSize(120);
    assertThat(leads.later().getLast().cell("No")).isEqualTo("1000");
  }

  @Test
  void aCriterionThatIsKnownOnlyAfterContactIsRefused() {
    assertThatThrownBy(() -> Backtest.of(options("rating.yaml", false)))
        .isInstanceOf(CannotBacktestException.class)
        .hasMessageContaining("LEAKAGE")
        .hasMessageContaining("'Rating' is known only after contact");
  }

  @Test
  void whoInsistsIsWarnedByWhatIsDeclaredByTheColumnAndByTheTotal() throws IOException {
    declareRemark("after-contact");
    var warnings = Backtest.of(options("rating.yaml", true)).warnings();

    assertThat(warnings)
        .anyMatch(w -> w.startsWith("'Rating' is used though it is known only after contact"))
        .anyMatch(w -> w.startsWith("'Rating' alone reaches an AUC of 1.000"))
        .anyMatch(w -> w.startsWith("The scorecard reaches an AUC of 1.000"))
        .anyMatch(w -> w.startsWith("The yardstick reaches an AUC of"));
  }

  @Test
  void aColumnThatIsFilledForTheWonIsWarnedOfThoughItIsDeclaredHonest() {
    assertThat(Backtest.of(options(null, false)).warnings())
        .anyMatch(
            w ->
                w.startsWith("in the yardstick only: 'Remark' is blank for")
                    && w.contains("0.0 % were won"));
  }

  @Test
  void aColumnThatIsPartlyKnownIsUsedWithAWarning() throws IOException {
    declare("Form, known: before-contact", "Form, known: partly");
    assertThat(Backtest.of(options(null, false)).warnings())
        .anyMatch(w -> w.startsWith("'Form' is known before contact for some leads only"));
  }

  @Test
  void aColumnOfWhichNothingIsDeclaredIsNoCriterion() throws IOException {
    declare("  - { name: Form, known: before-contact }\n", "");
    assertThatThrownBy(() -> Backtest.of(options(null, false)))
        .hasMessageContaining("'Form' is not declared");
  }

  @Test
  void aMappingWithMistakesNamesEachWithItsLineAndTheFix() throws IOException {
    Files.writeString(
        folder.resolve("mapping.yaml"),
        MAPPING
            .replace("fact: country, column: Land", "fact: planet, column: Country")
            .replace("kind: demo-request", "kind: moon-landing"));

    assertThatThrownBy(() -> Backtest.of(options(null, false)))
        .isInstanceOf(CannotBacktestException.class)
        .hasMessageContaining("line 13: 'Country' is no column of the file: use one of [Form,")
        .hasMessageContaining("line 13: 'planet' is no fact that icp-fit looks at: use one of [")
        .hasMessageContaining("line 15: 'moon-landing' is no kind that sales-readiness has");
  }

  @Test
  void aWordThatNoMappingHasIsRefusedWithItsLine() throws IOException {
    declare("order: No", "ordre: No");
    assertThatThrownBy(() -> Backtest.of(options(null, false)))
        .isInstanceOf(CannotBacktestException.class)
        .hasMessageContaining("line 3: there is no 'ordre' here: use one of [");
  }

  @Test
  void aFileThatIsNotThereIsNotMeasured() {
    var options =
        new BacktestOptions(
            folder.resolve("absent.csv"), folder.resolve("mapping.yaml"), null, null, false);
    assertThatThrownBy(() -> Backtest.of(options))
        .isInstanceOf(CannotBacktestException.class)
        .hasMessageContaining("absent.csv', so nothing was measured");
  }

  @Test
  void tooFewLeadsAreNotMeasured() throws IOException {
    Files.writeString(
        folder.resolve("leads.csv"), "No,Form,Land,Rating,Remark,Result\n1,demo,India,good,,won\n");
    assertThatThrownBy(() -> Backtest.of(options(null, false)))
        .hasMessageContaining("1 leads are too few");
  }

  @Test
  void theReportShowsTheFiguresTheDecilesAndTheWarnings() {
    var bytes = new ByteArrayOutputStream();
    new Report(new PrintStream(bytes, true, StandardCharsets.UTF_8))
        .print(Backtest.of(options("rating.yaml", true)));

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("400 leads, 200 won (50.0 %)")
        .contains("icp-fit                as shipped")
        .contains("The yardstick: naive Bayes on the first 70 %")
        .contains("share of all won, so far")
        .contains("WARNING, leakage: 'Rating' is used though");
  }

  private void declareRemark(String known) throws IOException {
    declare("Remark, known: before-contact", "Remark, known: " + known);
  }

  private void declare(String before, String after) throws IOException {
    Files.writeString(folder.resolve("mapping.yaml"), MAPPING.replace(before, after));
  }

  private BacktestOptions options(String criteria, boolean leaky) {
    return new BacktestOptions(
        folder.resolve("leads.csv"),
        folder.resolve("mapping.yaml"),
        criteria == null ? null : folder.resolve(criteria),
        null,
        leaky);
  }
}
