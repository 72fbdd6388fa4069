package io.sluice.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads mappings and candidate criteria. */
final class YamlFile {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private YamlFile() {}

  /**
   * @throws CannotBacktestException when the file is not there, or not what it should be
   */
  static <T> T read(Path file, Class<T> type) {
    if (!Files.isRegularFile(file)) {
      throw new CannotBacktestException(
          "There is no file '%s': say which one to read.".formatted(file));
    }
    try {
      return YAML.readValue(file, type);
    } catch (UnrecognizedPropertyException e) {
      throw new CannotBacktestException(
          "%s, line %d: there is no '%s' here: use one of %s."
              .formatted(
                  file,
                  lineOf(file, e.getPropertyName()),
                  e.getPropertyName(),
                  e.getKnownPropertyIds()),
          e);
    } catch (JacksonException e) {
      var line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new CannotBacktestException(
          "%s, line %d: %s Write it as lab/README.md says."
              .formatted(file, line, e.getOriginalMessage()),
          e);
    }
  }

  /** The reader finds an unknown word only at the end of what it stands in. */
  private static int lineOf(Path file, String property) {
    try {
      var lines = Files.readAllLines(file);
      return 1
          + IntStream.range(0, lines.size())
              .filter(n -> lines.get(n).contains(property + ":"))
              .findFirst()
              .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
