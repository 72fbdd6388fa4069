package io.sluice.imports;

import de.siegmar.fastcsv.reader.CsvReader;
import io.sluice.intake.Intake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** How others call the fields of a lead: our own names first, then those of {@code headers.csv}. */
@Component
class KnownHeaders {

  private static final String FILE = "imports/headers.csv";

  private final Map<String, Meaning> meanings = new HashMap<>();

  KnownHeaders() {
    var names = new ArrayList<Name>();
    Intake.fields().forEach(field -> names.add(new Name(field, field)));
    names.addAll(read());
    for (int rank = 0; rank < names.size(); rank++) {
      var name = names.get(rank);
      meanings.putIfAbsent(Names.normal(name.header()), new Meaning(name.field(), rank));
    }
  }

  /** What columns mean, by their labels; of several for one field the one that says it best. */
  Map<String, String> findFields(Columns columns) {
    var best = new HashMap<String, Candidate>();
    for (var label : columns.labels()) {
      var meaning = meanings.get(Names.normal(label));
      if (meaning != null) {
        best.merge(meaning.field(), new Candidate(label, meaning.rank()), Candidate::better);
      }
    }
    var fields = new HashMap<String, String>();
    best.forEach((field, candidate) -> fields.put(candidate.label(), field));
    return fields;
  }

  private static List<Name> read() {
    try (var rows =
        CsvReader.builder()
            .ofNamedCsvRecord(
                new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8))) {
      return rows.stream()
          .map(row -> new Name(row.getField("field"), row.getField("header")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Name(String field, String header) {}

  private record Meaning(String field, int rank) {}

  private record Candidate(String label, int rank) {

    Candidate better(Candidate other) {
      return other.rank() < rank ? other : this;
    }
  }
}
