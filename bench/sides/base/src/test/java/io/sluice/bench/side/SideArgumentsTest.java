package io.sluice.bench.side;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SideArgumentsTest {

  @Test
  void readsAllAndSleepsForNinetyDays() {
    assertThat(SideArguments.of("--jdbc=jdbc:x?a=b", "--user=u", "--password=", "--port=8"))
        .isEqualTo(new SideArguments("jdbc:x?a=b", "u", "", 8, Duration.ofDays(90)));
  }

  @Test
  void namesWhatIsMissing() {
    assertThatThrownBy(() -> SideArguments.of("--jdbc=x", "--user=u", "--password=p"))
        .hasMessageContaining("--port");
  }
}
