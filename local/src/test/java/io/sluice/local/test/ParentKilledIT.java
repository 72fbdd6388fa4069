package io.sluice.local.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.local.LocalStack;
import io.sluice.local.LocalStackOptions;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is left running when the process that started the stack is killed. */
class ParentKilledIT {

  private static final Duration LIMIT = Duration.ofSeconds(15);

  @Test
  void allServersEndWithTheirParent() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<ProcessHandle> children = new ArrayList<>();
    try (BufferedReader lines = parent.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("PIDS ")) {
          Stream.of(line.substring(5).split(" "))
              .forEach(pid -> children.add(ProcessHandle.of(Long.parseLong(pid)).orElseThrow()));
          break;
        }
      }
      assertThat(children).hasSize(3);
      parent.destroyForcibly().waitFor();
      long end = System.nanoTime() + LIMIT.toNanos();
      while (children.stream().anyMatch(ParentKilledIT::runs) && System.nanoTime() < end) {
        Thread.sleep(100);
      }
      assertThat(children).noneMatch(ParentKilledIT::runs);
    } finally {
      parent.destroyForcibly();
    }
  }

  /** A process that has ended but that nobody has asked about has no command any more. */
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  /** A process that starts a stack and does nothing else. */
  public static final class Parent {
    public static void main(String[] args) throws InterruptedException {
      StringBuilder pids = new StringBuilder("PIDS");
      LocalStack.start(LocalStackOptions.test(), line -> {})
          .processes()
          .values()
          .forEach(pid -> pids.append(' ').append(pid));
      System.out.println(pids);
      Thread.sleep(Duration.ofMinutes(5));
    }
  }
}
