package io.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.local.LocalStackOptions.Kind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LocalStackOptionsTest {

  @Test
  void hasDefaultsBelowTheRepositorysRoot() {
    LocalStackOptions options = options(Map.of());
    assertThat(options.ports()).isEqualTo(Ports.DEFAULT);
    assertThat(options.fresh()).isFalse();
    assertThat(options.dataDir()).endsWithRaw(java.nio.file.Path.of(".local", "data"));
    assertThat(options.dataDir().resolve("../../local/pom.xml").normalize()).exists();
  }

  @Test
  void readsWhatIsSet() {
    LocalStackOptions options =
        options(
            Map.of(
                "sluice.local.data-dir", "/srv/sluice",
                "sluice.local.fresh", "true",
                "sluice.local.wait", "240s",
                "sluice.local.camunda.grpc-port", "36500"));
    assertThat(options.dataDir()).hasToString("/srv/sluice");
    assertThat(options.fresh()).isTrue();
    assertThat(options.startTimeout()).isEqualTo(Duration.ofMinutes(4));
    assertThat(options.ports().internal()).isEqualTo(36502);
  }

  @ParameterizedTest
  @CsvSource({
    "postgres.port, many, a port number from 1 to 65535",
    "camunda.port, 70000, a port number from 1 to 65535",
    "search.port, 19201, a port number from 9201 to 9299",
    "wait, soon, a duration such as 180s or PT3M",
    "fresh, yes, true or false",
  })
  void namesThePropertyThatIsWrong(String name, String value, String expected) {
    assertThatThrownBy(() -> options(Map.of("sluice.local." + name, value)))
        .isInstanceOf(LocalStackException.class)
        .hasMessage("sluice.local." + name + " must be " + expected + ", not \"" + value + "\".");
  }

  @Test
  void reachesTheSupervisorUnchanged() {
    LocalStackOptions options = options(Map.of("sluice.local.data-dir", "/srv/a=b"));
    assertThat(LocalStackOptions.ofArguments(options.toArguments().toArray(String[]::new)))
        .isEqualTo(options);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void reachesTheSupervisorWithWhatToStart(Kind kind) {
    LocalStackOptions full = options(Map.of());
    LocalStackOptions options =
        new LocalStackOptions(
            kind, full.dataDir(), true, false, full.ports(), full.javaHome(), full.startTimeout());
    assertThat(LocalStackOptions.ofArguments(options.toArguments().toArray(String[]::new)))
        .isEqualTo(options);
  }

  private static LocalStackOptions options(Map<String, String> properties) {
    return LocalStackOptions.full(properties::get);
  }
}
