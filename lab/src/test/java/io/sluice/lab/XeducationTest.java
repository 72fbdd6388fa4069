package io.sluice.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The mappings of this folder, on the leads they are for where these lie beside the repository, and
 * on leads made up in their form where they do not.
 */
class XeducationTest {

  private static final Path REAL = Path.of("../../shared/data/xeducation_leads.csv");
  private static final Path MAPPING = Path.of("mappings/xeducation.yaml");

  @TempDir Path folder;

  private Path leads;

  @BeforeEach
  void find() throws IOException {
    leads = Files.isRegularFile(REAL) ? REAL : madeUp();
  }

  @Test
  void whatIsKnownAtIntakeTellsSomethingAndNotTooMuch() {
    var findings = Backtest.of(options(null, false));

    assertThat(findings.auc(findings.scored().all(), ScoredLead::total).area()).isBetween(0.6, 0.9);
    assertThat(findings.yardstickAuc().area()).isBetween(0.6, Leakage.TOTAL_AUC);
    assertThat(findings.undeclared()).isEmpty();
    assertThat(findings.criteria()).noneMatch(column -> warned(findings, column));
    assertThat(findings.warnings()).noneMatch(warning -> warning.contains("reaches an AUC"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Lead Quality", "Tags"})
  void aColumnThatLeaksIsRefused(String column) {
    assertThatThrownBy(() -> Backtest.of(options(criteria(column), false)))
        .hasMessageContaining("'%s' is known only after contact".formatted(column));
  }

  @Test
  void aColumnThatLeaksIsWarnedOf() {
    assertThat(Backtest.of(options(criteria("Tags"), true)).warnings())
        .anyMatch(warning -> warning.startsWith("'Tags' is used though"))
        .anyMatch(warning -> warning.startsWith("'Tags' alone reaches an AUC of"))
        .anyMatch(warning -> warning.startsWith("The yardstick reaches an AUC of 0.9"));
  }

  private static Path criteria(String column) {
    var name = column.toLowerCase(Locale.ROOT).replace(' ', '-');
    return Path.of("mappings/xeducation-%s.yaml".formatted(name));
  }

  private static boolean warned(Findings findings, String column) {
    return findings.warnings().stream().anyMatch(warning -> warning.startsWith("'" + column + "'"));
  }

  private BacktestOptions options(Path criteria, boolean leaky) {
    return new BacktestOptions(leads, MAPPING, criteria, null, leaky);
  }

  private Path madeUp() throws IOException {
    var columns =
        YamlFile.read(MAPPING, Mapping.class).columns().stream()
            .map(column -> column.name().text())
            .toList();
    var random = new Random(5);
    var file = folder.resolve("leads.csv");
    Files.writeString(
        file,
        String.join(",", columns)
            + "\n"
            + IntStream.range(0, 1_000)
                .mapToObj(n -> row(n, columns, random))
                .collect(Collectors.joining("\n")));
    return file;
  }

  /** Who was long on the site, or asked to be called, is won more often; the notes know it. */
  private static String row(int n, List<String> columns, Random random) {
    var seconds = random.nextInt(2_000);
    var asks = random.nextInt(10) == 0;
    var won = random.nextInt(2_400) < seconds * (asks ? 2 : 1);
    var noted = random.nextInt(20) != 0;
    return columns.stream()
        .map(
            column ->
                switch (column) {
                  case "Lead Number" -> Integer.toString(n);
                  case "Converted" -> won ? "1" : "0";
                  case "Lead Origin" -> asks ? "Lead Add Form" : "API";
                  case "Total Time Spent on Website" -> Integer.toString(seconds);
                  case "Country" -> "India";
                  case "Tags" -> won == noted ? "Closed by Horizzon" : "Ringing";
                  case "Lead Quality" -> won == noted ? "High in Relevance" : "Worst";
                  default -> "";
                })
        .collect(Collectors.joining(","));
  }
}
