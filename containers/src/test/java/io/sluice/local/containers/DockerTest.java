package io.sluice.local.containers;

import org.junit.jupiter.api.Test;

/** Runs before all that needs containers, so that a build without Docker ends here and says why. */
class DockerTest {

  @Test
  void aDockerEngineAnswers() {
    Docker.require();
  }
}
