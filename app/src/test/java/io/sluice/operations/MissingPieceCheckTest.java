package io.sluice.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.SluiceApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class MissingPieceCheckTest {

  @Test
  void saysInOneSentenceWhatIsMissing(CapturedOutput output) {
    assertThatThrownBy(
            () -> SpringApplication.run(SluiceApplication.class, "--sluice.local.enabled=false"))
        .isInstanceOf(MissingPiece.class);

    assertThat(output)
        .contains(
            "Sluice needs a Camunda 8 (camunda.client.grpc-address) and a PostgreSQL"
                + " (spring.datasource.url): set it")
        .doesNotContain("\tat ");
  }

  @Test
  void namesOnlyWhatIsMissing() {
    var environment = new MockEnvironment().withProperty("spring.datasource.url", "jdbc:x");

    assertThatThrownBy(() -> MissingPieceCheck.check(environment))
        .hasMessageContaining("camunda.client.grpc-address")
        .hasMessageNotContaining("spring.datasource.url");
  }
}
