package io.sluice.local.supervisor;

import io.sluice.local.LocalStackException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The Java that the servers run on.
 *
 * @param executable the program
 * @param feature the version, such as 21
 */
record Java(Path executable, int feature) {

  private static final int OLDEST = 21;
  private static final int ASKS_ABOUT_UNSAFE = 23;

  /**
   * Looks at a JDK.
   *
   * @throws LocalStackException if there is none, or one that is too old
   */
  static Java of(Path home) {
    Path executable = home.resolve("bin").resolve("java");
    int feature = feature(home.resolve("release"));
    if (!Files.isExecutable(executable) || feature < OLDEST) {
      throw new LocalStackException(
          "Camunda needs a JDK 21 or newer and "
              + home
              + (feature > 0 ? " is version " + feature : " is none")
              + "; set sluice.local.java-home to one.");
    }
    return new Java(executable, feature);
  }

  /** The start of a command line: the program and the flags that this version needs. */
  List<String> command(String heap, String... flags) {
    List<String> command = new ArrayList<>();
    command.add(executable.toString());
    command.add("-Xmx" + heap);
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-Dfile.encoding=UTF-8");
    command.add("--enable-native-access=ALL-UNNAMED");
    if (feature >= ASKS_ABOUT_UNSAFE) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(List.of(flags));
    return command;
  }

  private static int feature(Path release) {
    try (Reader reader = Files.newBufferedReader(release)) {
      Properties properties = new Properties();
      properties.load(reader);
      String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
      return Runtime.Version.parse(version).feature();
    } catch (IOException | IllegalArgumentException e) {
      return 0;
    }
  }
}
