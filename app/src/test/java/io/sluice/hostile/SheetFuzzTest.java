package io.sluice.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sluice.sheet.BrokenRow;
import io.sluice.sheet.GoodRow;
import io.sluice.sheet.Sheet;
import io.sluice.sheet.SheetFile;
import io.sluice.sheet.SheetLimits;
import io.sluice.sheet.UnreadableSheetException;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Whatever is sent as a file: it is read to its end or told to be unreadable, the lines of the rows
 * ascend, and a row has no more in it than a row may have.
 */
class SheetFuzzTest {

  private static final SheetLimits SMALL = new SheetLimits(20, 200, 400, 10);

  @DictionaryEntries({
    "email,name\n",
    "\"a\";\"b\"\r\n",
    "\"\"\"",
    "\",\n\"",
    "sep=;\n",
    "\t\"x\" , ",
    "'a','b'\n",
    "\\xff\\xfe",
    "\\xef\\xbb\\xbf",
    "\\xe4\\xf6",
    "\r\r\n",
    "'=1+1",
    "\\x00"
  })
  @FuzzTest(maxDuration = "30s")
  void isReadToItsEnd(FuzzedDataProvider data) throws IOException {
    var limits = data.consumeBoolean() ? SMALL : SheetLimits.STANDARD;
    var file = data.consumeRemainingAsBytes();
    try (var sheet = SheetFile.open(new ByteArrayInputStream(file), limits)) {
      assertRead(sheet, limits, file.length);
    } catch (UnreadableSheetException e) {
      assertThat(e.getMessage()).endsWith(".");
      assertThat(e.fix()).isNotBlank();
    }
  }

  private static void assertRead(Sheet sheet, SheetLimits limits, int bytes) {
    assertThat(sheet.header()).isNotEmpty();
    long line = 1;
    while (sheet.hasNext()) {
      var row = sheet.next();
      assertThat(row.line()).isBetween(line + 1, (long) bytes);
      line = row.line();
      switch (row) {
        case BrokenRow broken -> assertThat(broken.why()).isNotBlank();
        case GoodRow good -> {
          assertThat(good.cells()).isNotEmpty().hasSizeLessThanOrEqualTo(limits.columns());
          assertThat(good.cells())
              .allSatisfy(
                  cell ->
                      assertThat(cell)
                          .hasSizeLessThanOrEqualTo(limits.cellChars())
                          .doesNotContain("\0"));
        }
      }
    }
    assertThat(sheet.dialect().charset()).isNotNull();
  }
}
