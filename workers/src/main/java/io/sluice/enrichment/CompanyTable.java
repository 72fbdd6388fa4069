package io.sluice.enrichment;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.sluice.lead.Fact;
import io.sluice.lead.Website;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the file of companies: a CSV in UTF-8 whose first row names its columns. */
final class CompanyTable {

  private static final String PROPERTY = "sluice.enrichment.company-file";
  private static final String DOMAIN = "domain";
  private static final List<String> COLUMNS =
      Stream.concat(Stream.of(DOMAIN), Firmographics.NAMES.stream()).toList();
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int MOST_FLAWS = 20;

  private final Map<String, Map<Fact, String>> companies = new HashMap<>();
  private final List<String> flaws = new ArrayList<>();

  private CompanyTable() {}

  /**
   * @return what is known of each company, by its domain
   * @throws UnusableEnrichmentException that says of every line what is wrong with it
   */
  static Map<String, Map<Fact, String>> read(Path file) {
    var table = new CompanyTable();
    table.take(parse(file));
    if (!table.flaws.isEmpty()) {
      throw unusable(
          file, table.flaws.stream().limit(MOST_FLAWS).collect(Collectors.joining("\n")));
    }
    return Map.copyOf(table.companies);
  }

  private static List<CsvRecord> parse(Path file) {
    try (var reader =
        CsvReader.builder()
            .allowUnclosedQuote(false)
            .allowExtraCharsAfterClosingQuote(false)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(withoutMark(Files.readString(file)))) {
      return reader.stream().toList();
    } catch (CharacterCodingException e) {
      throw unusable(file, "It is not UTF-8: save it as UTF-8.");
    } catch (CsvParseException e) {
      throw unusable(file, "It is not valid CSV: close every quote, double quotes inside.");
    } catch (IOException e) {
      throw unusable(
          file,
          "It cannot be read (%s): set %s to a file that can."
              .formatted(e.getClass().getSimpleName(), PROPERTY));
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private void take(List<CsvRecord> rows) {
    var header =
        rows.isEmpty()
            ? List.<String>of()
            : rows.getFirst().getFields().stream().map(String::strip).toList();
    checkHeader(header);
    if (flaws.isEmpty()) {
      rows.stream().skip(1).forEach(row -> take(header, row));
    }
  }

  private void checkHeader(List<String> header) {
    var seen = new HashSet<String>();
    for (var name : header) {
      if (!COLUMNS.contains(name)) {
        refuse(1, new Flaw("header", name, "known are " + String.join(", ", COLUMNS)));
      } else if (!seen.add(name)) {
        refuse(1, new Flaw("header", name, "name this column once"));
      }
    }
    if (!seen.contains(DOMAIN)) {
      refuse(1, new Flaw("header", null, "add a column domain"));
    }
  }

  private void take(List<String> header, CsvRecord row) {
    var line = row.getStartingLineNumber();
    if (row.getFieldCount() != header.size()) {
      refuse(
          line,
          new Flaw(
              "row",
              row.getFieldCount() + " columns",
              "give it %d, as the header has".formatted(header.size())));
      return;
    }
    var said = new HashMap<String, String>();
    for (var i = 0; i < header.size(); i++) {
      said.put(header.get(i), row.getField(i));
    }
    var domain = Website.hostOf(said.get(DOMAIN));
    var company = Firmographics.of(said);
    company.flaws().forEach(flaw -> refuse(line, flaw));
    if (domain == null || !domain.contains(".")) {
      refuse(line, new Flaw(DOMAIN, said.get(DOMAIN), "give a domain, such as example.com"));
    } else if (companies.put(domain, company.facts()) != null) {
      refuse(line, new Flaw(DOMAIN, domain, "it stands above already: give one line a company"));
    }
  }

  private void refuse(long line, Flaw flaw) {
    flaws.add("line %d, %s".formatted(line, flaw));
  }

  private static UnusableEnrichmentException unusable(Path file, String why) {
    return new UnusableEnrichmentException(
        "The company file %s cannot be used.%n%s".formatted(file, why));
  }
}
