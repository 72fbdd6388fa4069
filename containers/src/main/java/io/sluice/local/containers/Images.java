package io.sluice.local.containers;

import org.testcontainers.utility.DockerImageName;

/** Which images run; each can be named otherwise by its property. */
final class Images {

  private Images() {}

  /** PostgreSQL; {@code -Dsluice.containers.postgres=…}. */
  static DockerImageName postgres() {
    return image("postgres", "postgres:17");
  }

  /**
   * A broker of Camunda 8 that understands the settings of 8.6; {@code
   * -Dsluice.containers.camunda=…}.
   */
  static DockerImageName camunda() {
    return image("camunda", "camunda/zeebe:8.6.0");
  }

  private static DockerImageName image(String name, String standard) {
    return DockerImageName.parse(System.getProperty("sluice.containers." + name, standard))
        .asCompatibleSubstituteFor(DockerImageName.parse(standard).getUnversionedPart());
  }
}
