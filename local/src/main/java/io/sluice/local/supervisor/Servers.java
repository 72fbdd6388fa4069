package io.sluice.local.supervisor;

import io.sluice.local.Distribution;
import io.sluice.local.LocalStackException;
import io.sluice.local.LocalStackOptions;
import io.sluice.local.LocalStackOptions.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** The servers of one stack, started side by side where they do not need each other. */
final class Servers {

  private final LocalStackOptions options;
  private final Progress progress;
  private final DataDirectory data;
  private final List<Server> started = new ArrayList<>();
  private boolean stopping;

  Servers(LocalStackOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
    this.data = new DataDirectory(options);
  }

  /**
   * Starts all servers and returns when they are healthy.
   *
   * @throws LocalStackException if one of them is not by the deadline
   */
  void start(Instant deadline) {
    Distribution distribution = Distribution.find();
    Java java = Java.of(options.javaHome());
    data.claim(progress);
    PortCheck.check(options);

    PostgresServer postgres = new PostgresServer(options);
    CamundaServer camunda = new CamundaServer(options, distribution, java);
    SearchServer search = new SearchServer(options, distribution, java);
    allAtOnce(
        () -> start(postgres, deadline),
        () -> {
          if (options.kind() == Kind.FULL) {
            start(search, deadline);
          }
          if (options.kind() != Kind.DATABASE) {
            start(camunda, deadline);
          }
        });
    if (options.kind() == Kind.FULL) {
      SearchStore store = new SearchStore(options);
      new Users(store).create();
      new TasklistDates(store).tolerate();
    }
  }

  /** Stops what was started, the last first, and gives the data directory free. */
  void stop() {
    List<Server> servers;
    synchronized (this) {
      stopping = true;
      servers = List.copyOf(started).reversed();
    }
    servers.forEach(Server::askToStop);
    servers.forEach(Server::stop);
    data.release();
  }

  private void start(Server server, Instant deadline) {
    synchronized (this) {
      if (stopping) {
        throw new LocalStackException("The local stack was stopped while it started.");
      }
      started.add(server);
    }
    server.launch();
    data.remember(server.process());
    progress.process(server.name().split(" ")[0].toLowerCase(), server.process().pid());
    server.process().onExit().thenRun(() -> ended(server));
    server.awaitHealthy(deadline);
    progress.done("%s", server.announcement());
  }

  private synchronized void ended(Server server) {
    if (!stopping) {
      progress.failed(server.obituary());
      inThread(() -> System.exit(1));
    }
  }

  private static void inThread(Runnable task) {
    Thread.ofPlatform().daemon().start(task);
  }

  /** Runs tasks side by side; returns when all are done, or throws when the first has failed. */
  private static void allAtOnce(Runnable... tasks) {
    List<CompletableFuture<Void>> futures =
        Stream.of(tasks).map(task -> CompletableFuture.runAsync(task, Servers::inThread)).toList();
    CompletableFuture<Void> all =
        CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new));
    for (CompletableFuture<Void> future : futures) {
      future.whenComplete(
          (done, failure) -> {
            if (failure != null) {
              all.completeExceptionally(failure);
            }
          });
    }
    try {
      all.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
