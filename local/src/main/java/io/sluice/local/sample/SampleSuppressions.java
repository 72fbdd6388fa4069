package io.sluice.local.sample;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The competitors of the sample company, as JSON that the application takes on its list. */
public final class SampleSuppressions {

  /** The file's name in the data directory. */
  public static final String FILE = "sample-suppressions.json";

  private static final List<String> COMPETITORS =
      List.of("rivalcrm.example", "leadgenius-rival.example");

  private SampleSuppressions() {}

  /** The file in this folder; written when it is not there. */
  public static Path in(Path dataDir) {
    return DataFile.in(dataDir, FILE, "sample lists", SampleSuppressions::text);
  }

  static String text() {
    return COMPETITORS.stream()
        .map(
            domain ->
                "{\"kind\": \"competitor\", \"domain\": \"%s\", \"by\": \"jordan\", \"note\": \"a sample\"}"
                    .formatted(domain))
        .collect(Collectors.joining(",\n  ", "{\"entries\": [\n  ", "\n]}\n"));
  }
}
