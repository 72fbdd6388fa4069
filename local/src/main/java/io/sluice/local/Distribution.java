package io.sluice.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Where the build has put what runs here; read from a resource that Maven fills in.
 *
 * @param root the repository's root folder
 * @param camunda the unpacked Camunda distribution
 * @param camundaVersion its version
 * @param openSearch the folder of OpenSearch's jars
 * @param postgres the folder that PostgreSQL's programs are unpacked into at the first start
 */
public record Distribution(
    Path root, Path camunda, String camundaVersion, Path openSearch, Path postgres) {

  /**
   * Finds the distribution of this build.
   *
   * @throws LocalStackException if the build has not written down where it is
   */
  public static Distribution find() {
    try (InputStream in = Distribution.class.getResourceAsStream("distribution.properties")) {
      if (in == null) {
        throw new LocalStackException(
            "The local stack does not know where its programs are; run \"mvn process-classes\".");
      }
      Properties properties = new Properties();
      properties.load(in);
      return new Distribution(
          path(properties, "root"),
          path(properties, "camunda"),
          properties.getProperty("camunda.version"),
          path(properties, "opensearch"),
          path(properties, "postgres"));
    } catch (IOException e) {
      throw new LocalStackException("The local stack's distribution.properties is unreadable.", e);
    }
  }

  /** The folder of Camunda's jars, present. */
  public Path camundaJars() {
    return present(camunda.resolve("lib"), "Camunda " + camundaVersion);
  }

  /** The folder of OpenSearch's jars, present. */
  public Path openSearchJars() {
    return present(openSearch, "OpenSearch");
  }

  private static Path path(Properties properties, String key) {
    return Path.of(properties.getProperty(key)).toAbsolutePath().normalize();
  }

  private static Path present(Path folder, String what) {
    if (!Files.isDirectory(folder)) {
      throw new LocalStackException(
          what + " is not unpacked in " + folder + "; run \"mvn process-classes\" once.");
    }
    return folder;
  }
}
