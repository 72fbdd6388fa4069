package io.sluice.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A table that is written in any dialect reads back as it was, and so does its dialect. */
class AnyTablePropertiesTest {

  @Property(tries = 500)
  void readsBack(
      @ForAll("tables") List<List<String>> table,
      @ForAll("delimiters") char delimiter,
      @ForAll("lineEnds") LineDelimiter lineEnd,
      @ForAll("encodings") Charset charset) {
    var header =
        IntStream.range(0, table.getFirst().size()).mapToObj("column%d"::formatted).toList();
    var text = new StringWriter();
    try (var writer =
        CsvWriter.builder()
            .fieldSeparator(delimiter)
            .lineDelimiter(lineEnd)
            .quoteStrategy(QuoteStrategies.ALWAYS)
            .build(text)) {
      writer.writeRecord(header);
      table.forEach(row -> writer.writeRecord(row.stream().map(FormulaCell::neutralised).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }

    var sheet = Sheets.open(("\uFEFF" + text).getBytes(charset));

    assertThat(sheet.dialect()).isEqualTo(new Dialect(charset, true, delimiter, '"'));
    assertThat(sheet.header()).isEqualTo(header);
    assertThat(Sheets.rows(sheet))
        .allSatisfy(row -> assertThat(row).isInstanceOf(GoodRow.class))
        .extracting(row -> ((GoodRow) row).cells())
        .isEqualTo(table);
  }

  @Provide
  Arbitrary<Character> delimiters() {
    return Arbitraries.of(',', ';', '\t', '|');
  }

  @Provide
  Arbitrary<LineDelimiter> lineEnds() {
    return Arbitraries.of(LineDelimiter.LF, LineDelimiter.CRLF, LineDelimiter.CR);
  }

  @Provide
  Arbitrary<Charset> encodings() {
    return Arbitraries.of(
        StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
  }

  /** Two columns and more, and something in the first cell of each row. */
  @Provide
  Arbitrary<List<List<String>>> tables() {
    return Arbitraries.integers()
        .between(2, 6)
        .flatMap(
            columns ->
                cells()
                    .list()
                    .ofSize(columns)
                    .map(
                        cells -> {
                          var row = new ArrayList<>(cells);
                          row.set(0, "r" + row.getFirst());
                          return (List<String>) row;
                        })
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(8));
  }

  private static Arbitrary<String> cells() {
    var overLines = Arbitraries.strings().withChars("ab \"'=+é漢\n\r").ofMaxLength(12);
    var onALine = Arbitraries.strings().withChars("ab \"',;|\t=é漢").ofMaxLength(12);
    return Arbitraries.oneOf(overLines, onALine);
  }
}
