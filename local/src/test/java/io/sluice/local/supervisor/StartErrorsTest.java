package io.sluice.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.local.LocalStack;
import io.sluice.local.LocalStackException;
import io.sluice.local.LocalStackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads when the stack cannot start. */
class StartErrorsTest {

  @TempDir Path folder;

  @Test
  void aTakenPortNamesItsProcessAndTheProperty() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      LocalStackOptions options = options(Map.of("postgres.port", Integer.toString(port)));
      assertThatThrownBy(() -> LocalStack.start(options, line -> {}))
          .isInstanceOf(LocalStackException.class)
          .hasMessageStartingWith("Port " + port + " for PostgreSQL is taken")
          .hasMessageEndingWith("set sluice.local.postgres.port to another port.");
      PortOwner.of(port)
          .ifPresent(
              owner ->
                  assertThat(owner).startsWith("process " + ProcessHandle.current().pid() + " "));
    }
  }

  @Test
  void anOldJavaNamesTheProperty() throws IOException {
    Path home = Files.createDirectories(folder.resolve("jdk"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
    assertThatThrownBy(() -> Java.of(home))
        .isInstanceOf(LocalStackException.class)
        .hasMessage(
            "Camunda needs a JDK 21 or newer and %s is version 17; set sluice.local.java-home to one."
                .formatted(home));
    assertThatThrownBy(() -> Java.of(folder.resolve("nowhere")))
        .hasMessageContaining("is none; set sluice.local.java-home");
  }

  @Test
  void aFolderInUseNamesTheProperty() throws IOException {
    LocalStackOptions options = options(Map.of("wait", "1s"));
    Files.createDirectories(options.dataDir());
    List<String> lines = new ArrayList<>();
    try (FileChannel channel =
        FileChannel.open(
            options.dataDir().resolve("stack.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      channel.lock();
      assertThatThrownBy(() -> LocalStack.start(options, lines::add))
          .isInstanceOf(LocalStackException.class)
          .hasMessageContaining("is in use by another running stack")
          .hasMessageContaining("sluice.local.data-dir");
    }
    assertThat(lines).anyMatch(line -> line.startsWith("Waiting for the stack that uses"));
  }

  /** Ctrl-C and up again: the stack before this one is still stopping. */
  @Test
  void aFolderThatIsBeingLeftIsWaitedFor() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      LocalStackOptions options =
          options(Map.of("postgres.port", Integer.toString(taken.getLocalPort())));
      Files.createDirectories(options.dataDir());
      FileChannel before =
          FileChannel.open(
              options.dataDir().resolve("stack.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      before.lock();
      assertThatThrownBy(() -> LocalStack.start(options, line -> leaveWhenWaitedFor(line, before)))
          .as("it got past the folder and on to the ports")
          .hasMessageContaining("for PostgreSQL is taken");
    }
  }

  private static void leaveWhenWaitedFor(String line, FileChannel before) {
    if (line.startsWith("Waiting for the stack that uses")) {
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS)
          .execute(
              () -> {
                try {
                  before.close();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }

  @Test
  void aFullDiskNamesTheProperty() {
    assertThatThrownBy(() -> DataDirectory.requireSpace(folder, 500L << 20))
        .isInstanceOf(LocalStackException.class)
        .hasMessage(
            "Only 500 MB are free on the disk of "
                + folder
                + " and 2 GB are needed; set sluice.local.data-dir to a folder on another disk.");
  }

  @Test
  void whatAKilledStackLeftBehindIsEnded() throws Exception {
    Process left = new ProcessBuilder("sleep", "60").start();
    Process stranger = new ProcessBuilder("sleep", "60").start();
    try {
      new Leftovers(folder).add(left.toHandle());
      Files.writeString(
          folder.resolve("stack.pids"), stranger.pid() + " 12345\n123", StandardOpenOption.APPEND);
      assertThat(new Leftovers(folder).end()).isEqualTo(1);
      assertThat(left.waitFor(5, TimeUnit.SECONDS)).isTrue();
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      left.destroyForcibly();
      stranger.destroyForcibly();
    }
  }

  private LocalStackOptions options(Map<String, String> properties) {
    return LocalStackOptions.full(
        name ->
            name.equals("sluice.local.data-dir")
                ? folder.resolve("data").toString()
                : properties.get(name.substring(LocalStackOptions.PREFIX.length())));
  }
}
