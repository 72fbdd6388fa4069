package io.sluice.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadJobTest {

  @Test
  void readsAHeader() {
    assertThat(withHeaders(Map.of("task", "accept-lead")).header("task")).isEqualTo("accept-lead");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void saysWhereAnEmptyHeaderIsMissing(String empty) {
    assertMissing(withHeaders(Map.of("team", empty)));
  }

  @Test
  void saysWhereAHeaderIsMissing() {
    assertMissing(withHeaders(Map.of("task", "accept-lead")));
  }

  private static void assertMissing(LeadJob job) {
    assertThatExceptionOfType(UnworkableJobException.class)
        .isThrownBy(() -> job.header("team"))
        .withMessageContainingAll("'route-to-sdr'", "'team'", "Modeler");
  }

  private static LeadJob withHeaders(Map<String, String> headers) {
    return new LeadJob(UUID.randomUUID(), 1, "route-to-sdr", 2, 3, 4, headers);
  }
}
