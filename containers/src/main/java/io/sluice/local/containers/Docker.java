package io.sluice.local.containers;

import io.sluice.local.LocalStackException;
import org.testcontainers.DockerClientFactory;

/** Whether there is a Docker engine. */
public final class Docker {

  private Docker() {}

  /**
   * Returns if one answers.
   *
   * @throws LocalStackException if none does, with what to do about it
   */
  public static void require() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new LocalStackException(
          "The profile \"containers\" needs a Docker engine on this machine and none answers: start"
              + " one, or set DOCKER_HOST to where it listens, or leave -Pcontainers out to run without one.");
    }
  }
}
