package io.sluice.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
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
    } catch (JacksonException e) {
      throw new CannotBacktestException(
          "%s, line %d: %s Write it as lab/README.md says."
              .formatted(
                  file,
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getOriginalMessage()),
          e);
    }
  }
}
