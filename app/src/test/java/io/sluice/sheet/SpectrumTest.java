package io.sluice.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The files that csv-spectrum tests readers of CSV with, and what has to be in them. */
class SpectrumTest {

  private static final Path FILES = Path.of("src/test/resources/csv-spectrum");

  static Stream<String> names() throws IOException {
    return Files.list(FILES.resolve("csvs"))
        .map(file -> file.getFileName().toString().replace(".csv", ""))
        .sorted();
  }

  @Test
  void areAllHere() throws IOException {
    assertThat(names()).hasSize(12);
  }

  @ParameterizedTest
  @MethodSource("names")
  void isReadAsItShould(String name) throws IOException {
    var file = Files.readAllBytes(FILES.resolve("csvs").resolve(name + ".csv"));
    var expected = Files.readString(FILES.resolve("json").resolve(name + ".json"));

    assertThat(records(Sheets.open(file)))
        .isEqualTo(
            // one file has its only record without a list around it
            JsonMapper.builder()
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .build()
                .readValue(expected, new TypeReference<List<Map<String, String>>>() {}));
  }

  private static List<Map<String, String>> records(Sheet sheet) {
    var records = new ArrayList<Map<String, String>>();
    for (var row : Sheets.rows(sheet)) {
      assertThat(row).isInstanceOf(GoodRow.class);
      var record = new LinkedHashMap<String, String>();
      for (int i = 0; i < sheet.header().size(); i++) {
        record.put(sheet.header().get(i), ((GoodRow) row).cells().get(i));
      }
      records.add(record);
    }
    return records;
  }
}
