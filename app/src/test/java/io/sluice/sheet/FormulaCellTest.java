package io.sluice.sheet;

import static io.sluice.sheet.Sheets.good;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaCellTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+49 30 1234567",
        "-5",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        "'=1",
        "''=1",
        "=cmd|' /C calc'!A0"
      })
  void neverBeginsAsAFormulaAndComesBackAsItWas(String cell) {
    var neutral = FormulaCell.neutralised(cell);

    assertThat(neutral).isEqualTo("'" + cell);
    assertThat(FormulaCell.restored(neutral)).isEqualTo(cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Ann", "O'Brien", "'s-Hertogenbosch", "'", "5-3", " ", "a=b"})
  void leavesAllElseAsItIs(String cell) {
    assertThat(FormulaCell.neutralised(cell)).isEqualTo(cell);
    assertThat(FormulaCell.restored(cell)).isEqualTo(cell);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "x;=1        # x;'=1",
        "x,-1,+2     # x,'-1,'+2",
        "x|''@a      # x|'''@a",
        "x;\"=1\"    # x;\"'=1\"",
        "=1;=1       # =1;'=1",
        "a;b, c; -1  # a;b, c; -1",
      })
  void neitherDoesAPartOfIt(String cell, String neutral) {
    assertThat(FormulaCell.neutralisedWithin(cell)).isEqualTo(neutral);
    assertThat(FormulaCell.restoredWithin(neutral)).isEqualTo(cell);
  }

  @Property
  void whateverIsMarkedComesBackAsItWas(
      @ForAll
          @StringLength(max = 12)
          @Chars({'a', '"', '\'', ';', ',', '|', '\t', '\n', '\r', '=', '+'})
          String cell) {
    var neutral = FormulaCell.neutralised(FormulaCell.neutralisedWithin(cell));

    assertThat(neutral).doesNotStartWith("+").doesNotStartWith("=");
    assertThat(neutral).doesNotContainPattern("[;,|\t\n\r]\"*[=+]");
    assertThat(FormulaCell.restoredWithin(FormulaCell.restored(neutral))).isEqualTo(cell);
  }

  @Test
  void theMarkIsTakenAwayOnReading() {
    assertThat(Sheets.rows("name,phone\n'=1,'+49 30 1\nAnn,+49 30 1\n"))
        .containsExactly(good(2, "=1", "+49 30 1"), good(3, "Ann", "+49 30 1"));
  }
}
