package io.sluice.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What "mvn package" says that the application is made of. */
class SbomIT {

  @Test
  void namesWhatIsInTheJar() throws IOException {
    var file = new ClassPathResource("META-INF/sbom/application.cdx.json");
    assertThat(file.exists()).as("made by \"mvn package\", which skips it with -o").isTrue();
    JsonNode sbom;
    try (var in = file.getInputStream()) {
      sbom = JsonMapper.shared().readTree(in);
    }

    assertThat(sbom.path("bomFormat").asString()).isEqualTo("CycloneDX");
    assertThat(sbom.path("components").valueStream().map(SbomIT::coordinates))
        .contains("io.sluice:sluice-workers", "org.postgresql:postgresql")
        .contains("io.camunda:camunda-client-java")
        .doesNotContain("org.junit.jupiter:junit-jupiter");
  }

  private static String coordinates(JsonNode component) {
    return component.path("group").asString() + ":" + component.path("name").asString();
  }
}
