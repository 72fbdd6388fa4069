package io.sluice.local.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.local.LocalStackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class LocalStackFailureAnalyzerTest {

  @Test
  void anApplicationThatCannotStartSaysWhyInOneSentence(CapturedOutput output) {
    SpringApplication application = new SpringApplication(LocalStackFailureAnalyzerTest.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    assertThatThrownBy(() -> application.run("--sluice.local.postgres.port=abc"))
        .isInstanceOf(LocalStackException.class);
    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("sluice.local.postgres.port must be a port number from 1 to 65535, not \"abc\".")
        .doesNotContain("\tat ");
  }
}
