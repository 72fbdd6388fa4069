package io.sluice.sheet;

import static io.sluice.sheet.Sheets.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row whose quotes are not in order costs that row, wherever it stands. */
class QuotesTest {

  private static final List<String> MISQUOTED =
      List.of(
          "\"never closed,b,c",
          "a,\"never closed,c",
          "a,b,\"never closed",
          "\"closed\" too early,b,c",
          "a,\"says \"hi\" to all\",c",
          "a,b,\"c\"\"",
          "a,\",c",
          "\"\"\",b,c",
          "a,\"b\"\"c\"d,e",
          "\"a\\\"b\",b,c");

  @ParameterizedTest
  @ValueSource(
      strings = {"good,b,c", "\"good\",\"b, b\",c", "good,\"b\n\nb\",c", "good,\"\"\"b\"\"\",c"})
  void threeHundredCostThreeHundred(String good) {
    var text = new StringBuilder("x,y,z\n");
    var broken = new ArrayList<Long>();
    var whole = new ArrayList<Long>();
    long line = 2;
    for (int i = 0; i < 300; i++) {
      text.append(MISQUOTED.get(i % MISQUOTED.size())).append('\n');
      broken.add(line);
      line++;
      // one, two and three good rows after a broken one, and none after each fourth
      for (int j = 0; j < i % 4; j++) {
        text.append(good).append('\n');
        whole.add(line);
        line += good.lines().count();
      }
    }

    var rows =
        Sheets.rows(text.toString()).stream().collect(Collectors.groupingBy(Object::getClass));

    assertThat(rows.get(BrokenRow.class)).extracting(SheetRow::line).isEqualTo(broken);
    assertThat(rows.get(GoodRow.class)).extracting(SheetRow::line).isEqualTo(whole);
    assertThat(rows.get(GoodRow.class))
        .allSatisfy(row -> assertThat(((GoodRow) row).cells()).hasSize(3).startsWith("good"));
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(Sheets.rows("x,y,z\na,\"b\" b,c\n1,2,3\na,b,\"c\n4,5,6\n"))
        .containsExactly(
            new BrokenRow(
                2, "Cell 2 goes on after its closing quote; write a quote inside of a cell twice"),
            good(3, "1", "2", "3"),
            new BrokenRow(
                4,
                "The quote that opens cell 3 is not closed; close it, and write a quote inside of a"
                    + " cell twice"),
            good(5, "4", "5", "6"));
  }

  @Test
  void whatIsLeftOfACellOverLinesGoesWithItsRow() {
    assertThat(
            Sheets.rows("x,y,z\na,\"Hello\nsays \"Ann\" here\n\nbye\",c\n1,2,3\n").stream()
                .map(SheetRow::line))
        .containsExactly(2L, 5L, 6L);
  }

  @Test
  void aCellMayGoOverManyLines() {
    var note = "Dear Ann,\n\nyes, \"please\", call me,\n".repeat(300);

    assertThat(Sheets.rows("x,y,z\n1,\"%s\",3\n4,5,6\n".formatted(note.replace("\"", "\"\""))))
        .containsExactly(good(2, "1", note, "3"), good(903, "4", "5", "6"));
  }

  @Test
  void aQuoteInAPlainCellIsASign() {
    assertThat(Sheets.rows("x,y\nMonitor 24\",5'11\"\n"))
        .containsExactly(good(2, "Monitor 24\"", "5'11\""));
  }

  @Test
  void twoQuotesLeftOpenDoNotTakeTheRowsBetweenThem() {
    assertThat(Sheets.rows("x,y,z\n1,\",a\n2,b,c\n3,\",d\n4,e,f\n").stream().map(SheetRow::line))
        .containsExactly(2L, 3L, 4L, 5L);
    assertThat(Sheets.rows("x,y,z\n1,\",a\n2,b,c\n3,\",d\n4,e,f\n"))
        .contains(good(3, "2", "b", "c"), good(5, "4", "e", "f"));
  }

  @Test
  void aQuoteLeftOpenTakesNoRowsUpToTheEndOfTheFile() {
    var text = "x,y,z\n1,\"open,3\n" + "a,b,c\n".repeat(100_000);

    var rows = Sheets.rows(text);

    assertThat(rows).hasSize(100_001);
    assertThat(rows.stream().filter(BrokenRow.class::isInstance)).hasSize(1);
  }

  @Test
  void readsOnIfEveryRowIsBrokenInTheWorstWay() {
    // from each row the inside of a cell seems to go on to the end of the file
    var text = "x,y,z\n" + "a\",b,\"c\n".repeat(200_000);

    assertThat(Sheets.rows(text)).hasSizeGreaterThan(100_000);
  }

  @Test
  void aHeaderThatIsMisquotedIsTold() {
    assertThat(
            catchThrowableOfType(
                UnreadableSheetException.class, () -> Sheets.open("\"x\"x,y\n1,2\n")))
        .hasMessageContaining("The first row, which names the columns, cannot be read. Cell 1");
  }

  @Test
  void rowsMayBeShorterAndLongerThanTheHeader() {
    assertThat(Sheets.rows("x,y,z\n1\n1,2,3,,\n1,2,3,4\n"))
        .containsExactly(good(2, "1"), good(3, "1", "2", "3"), good(4, "1", "2", "3", "4"));
  }
}
