package io.sluice.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.StringArrayHandler;

/** Takes a row that was cut out into its cells. */
final class CellParser {

  private final CsvReaderBuilder format;
  private final StringArrayHandler cells;

  CellParser(Grammar grammar, SheetLimits limits) {
    format =
        CsvReader.builder()
            .fieldSeparator(grammar.delimiter())
            .quoteCharacter(grammar.quote())
            .trimWhitespacesAroundQuotes(grammar.padded())
            .skipEmptyLines(false)
            .allowUnclosedQuote(false);
    cells =
        StringArrayHandler.builder()
            .maxFields(limits.columns())
            .maxFieldSize(limits.rowChars())
            .maxRecordSize(limits.rowChars())
            .build();
  }

  /**
   * @throws CsvParseException if it is no row
   */
  String[] parse(String row) {
    return format.ofSingleCsvRecord(cells, row);
  }
}
