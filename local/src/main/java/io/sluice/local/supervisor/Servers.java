package io.sluice.local.supervisor;

import io.sluice.local.Distribution;
import io.sluice.local.LocalStackException;
import io.sluice.local.LocalStackOptions;
import io.sluice.local.LocalStackOptions.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The servers of one stack, started side by side where they do not need each other. */
final class Servers {

  private final LocalStackOptions options;
  private final Progress progress;
  private final DataDirectory data;
  private final List<Server> started = new ArrayList<>();
  private final Set<ProcessHandle> killed = ConcurrentHashMap.newKeySet();
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

  /** Ends a server as {@code kill -9} does; that is no failure. */
  void kill(String name) {
    Server server = named(name);
    killed.add(server.process());
    server.kill();
  }

  /** Starts a server that was killed, on its data, and returns when it is healthy. */
  void startAgain(String name, Instant deadline) {
    launch(named(name), deadline);
  }

  private synchronized Server named(String name) {
    return started.stream()
        .filter(server -> shortName(server).equals(name))
        .findFirst()
        .orElseThrow(() -> new LocalStackException("There is no server " + name + " here."));
  }

  private static String shortName(Server server) {
    return server.name().split(" ")[0].toLowerCase();
  }

  private void start(Server server, Instant deadline) {
    synchronized (this) {
      if (stopping) {
        throw new LocalStackException("The local stack was stopped while it started.");
      }
      started.add(server);
    }
    launch(server, deadline);
  }

  private void launch(Server server, Instant deadline) {
    server.launch();
    ProcessHandle process = server.process();
    data.remember(process);
    progress.process(shortName(server), process.pid());
    process.onExit().thenRun(() -> ended(server, process));
    server.awaitHealthy(deadline);
    progress.done("%s", server.announcement());
  }

  private synchronized void ended(Server server, ProcessHandle process) {
    if (!stopping && !killed.contains(process)) {
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
