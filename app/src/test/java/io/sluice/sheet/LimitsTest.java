package io.sluice.sheet;

import static io.sluice.sheet.Sheets.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However large a file is, little of it is in memory. */
class LimitsTest {

  private static final long GIGABYTE = 1L << 30;
  private static final int MEGABYTE = 1 << 20;

  @Test
  void readsTenThousandColumns() {
    var names = IntStream.range(0, 10_000).mapToObj("column %d"::formatted).toList();
    var cells = IntStream.range(0, 10_000).mapToObj("cell %d"::formatted).toList();
    var text = String.join(";", names) + "\n" + (String.join(";", cells) + "\n").repeat(20);

    var sheet = Sheets.open(text);

    assertThat(sheet.header()).isEqualTo(names);
    assertThat(Sheets.rows(sheet)).hasSize(20).element(19).isEqualTo(new GoodRow(21, cells));
  }

  @Test
  void aRowWithTooManyColumnsIsBroken() {
    assertThat(Sheets.rows("a,b\n" + ",x".repeat(20_000) + "\n1,2\n"))
        .containsExactly(
            new BrokenRow(2, "The row has 20,001 cells; up to 20,000 can be read"),
            good(3, "1", "2"));
  }

  @Test
  void aCellThatIsTooLongCostsItsRow() {
    assertThat(Sheets.rows("a,b\n1," + "x".repeat(1_000_001) + "\n1,2\n"))
        .containsExactly(
            new BrokenRow(2, "Cell 2 is longer than 1,000,000 characters; shorten it"),
            good(3, "1", "2"));
  }

  @Test
  void aCellThatGoesOverTooManyLinesCostsItsRow() {
    var rows = Sheets.rows("a,b\n1,\"" + "x\n".repeat(10_001) + "\"\n1,2\n");

    assertThat(rows.getFirst()).isInstanceOf(BrokenRow.class);
    assertThat(rows.getLast()).isEqualTo(good(10_004, "1", "2"));
  }

  @Test
  void aLineOfAGigabyteCostsItsRowAndLittleMemory() {
    var file = file("a,b\n1,2\n3,", GIGABYTE, "\n5,6\n");
    var rows = new List<?>[1];

    long allocated = allocated(() -> rows[0] = Sheets.rows(open(file)));

    assertThat(rows[0])
        .isEqualTo(
            List.of(
                good(2, "1", "2"),
                new BrokenRow(3, "The row is longer than 2,000,000 characters"),
                good(4, "5", "6")));
    assertThat(allocated).isLessThan(64 * MEGABYTE);
  }

  @Test
  void aLineOfAGigabyteInQuotesToo() {
    var file = file("a,b\n1,2\n3,\"", GIGABYTE / 8, "\n5,6\n");

    assertThat(Sheets.rows(open(file)))
        .hasSize(3)
        .contains(new BrokenRow(3, "The row is longer than 2,000,000 characters"));
  }

  @Test
  void aHeaderOfAGigabyteIsTold() {
    var file = file("", GIGABYTE / 8, "");

    assertThat(catchThrowableOfType(UnreadableSheetException.class, () -> open(file)))
        .hasMessageContaining("The row is longer than 2,000,000 characters");
  }

  private static Sheet open(InputStream file) {
    return SheetFile.open(file, SheetLimits.STANDARD);
  }

  private static InputStream file(String begin, long middle, String end) {
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(
                new ByteArrayInputStream(begin.getBytes(StandardCharsets.UTF_8)),
                new Same('x', middle),
                new ByteArrayInputStream(end.getBytes(StandardCharsets.UTF_8)))));
  }

  /** What this thread took, and so more than it held at any time. */
  private static long allocated(Runnable work) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  /** The same byte again and again. */
  private static final class Same extends InputStream {
    private final byte sign;
    private long left;

    Same(char sign, long count) {
      this.sign = (byte) sign;
      left = count;
    }

    @Override
    public int read() {
      if (left == 0) {
        return -1;
      }
      left--;
      return sign;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (left == 0) {
        return -1;
      }
      int count = (int) Math.min(length, left);
      Arrays.fill(target, offset, offset + count, sign);
      left -= count;
      return count;
    }
  }
}
