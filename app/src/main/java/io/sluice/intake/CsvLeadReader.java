package io.sluice.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.request.RawFields;
import io.sluice.request.RawValue;
import io.sluice.request.RawValue.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Reads a CSV whose first row names the fields. The whole file is read before a row is used. */
@Component
class CsvLeadReader {

  private static final CsvReader.CsvReaderBuilder FORMAT =
      CsvReader.builder()
          .allowExtraFields(true)
          .allowMissingFields(true)
          .allowUnclosedQuote(false)
          .allowExtraCharsAfterClosingQuote(false);
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * @param source whose leads these are, which then need not name it; empty for any
   */
  List<CsvRow> read(byte[] file, Optional<String> source) {
    var records = parse(decode(file));
    if (records.isEmpty()) {
      throw malformed("The file is empty.", "header", null, "send a first row with field names");
    }
    var header = header(records.getFirst(), source);
    return records.stream().skip(1).map(row -> row(header, row, source)).toList();
  }

  private static String decode(byte[] file) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw malformed("The file is not UTF-8.", "body", null, "save the file as UTF-8");
    }
  }

  private static List<CsvRecord> parse(String text) {
    try (var reader = FORMAT.ofCsvRecord(text)) {
      return reader.stream().toList();
    } catch (CsvParseException e) {
      throw malformed(
          "The file is not valid CSV.", "body", null, "close every quote, double quotes inside");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> header(CsvRecord first, Optional<String> source) {
    var header = first.getFields().stream().map(String::strip).toList();
    var violations = new ArrayList<Violation>();
    var seen = new HashSet<String>();
    for (var name : header) {
      if (!LeadField.ALL.contains(name)) {
        var known = "rename or remove this column; known are " + String.join(", ", LeadField.ALL);
        violations.add(new Violation("header", name, known));
      } else if (!seen.add(name)) {
        violations.add(new Violation("header", name, "name this column once"));
      }
    }
    LeadField.REQUIRED.stream()
        .filter(name -> !header.contains(name))
        .filter(name -> source.isEmpty() || !name.equals(LeadField.SOURCE))
        .forEach(name -> violations.add(new Violation("header", null, "add a column " + name)));
    if (!violations.isEmpty()) {
      throw Problem.invalid("The first row does not name the fields of a lead.", violations);
    }
    return header;
  }

  private static CsvRow row(List<String> header, CsvRecord record, Optional<String> source) {
    var fields = new TreeMap<String, RawValue>();
    var violations = new ArrayList<Violation>();
    if (record.getFieldCount() != header.size()) {
      violations.add(
          new Violation(
              "row",
              "%d columns".formatted(record.getFieldCount()),
              "give the row %d columns, as the header has".formatted(header.size())));
    }
    for (int i = 0; i < Math.min(header.size(), record.getFieldCount()); i++) {
      if (!record.getField(i).isBlank()) {
        fields.put(header.get(i), new RawValue(Kind.UNTYPED, record.getField(i)));
      }
    }
    var lead = OwnSource.enter(new RawFields(fields, violations), source);
    return new CsvRow(record.getStartingLineNumber(), lead);
  }

  private static Problem malformed(String detail, String field, String value, String fix) {
    return Problem.invalid(detail, List.of(new Violation(field, value, fix)));
  }
}
