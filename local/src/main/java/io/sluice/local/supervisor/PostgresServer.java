package io.sluice.local.supervisor;

import io.sluice.local.Distribution;
import io.sluice.local.Endpoints;
import io.sluice.local.LocalStackException;
import io.sluice.local.LocalStackOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** PostgreSQL 17 with durable settings, and in it the application's database. */
final class PostgresServer implements Server {

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final long STOP_SECONDS = 3;

  private final LocalStackOptions options;
  private final Path log;
  private EmbeddedPostgres postgres;
  private ProcessHandle process;
  private boolean stopped;

  PostgresServer(LocalStackOptions options) {
    this.options = options;
    this.log = options.logs().resolve("postgres.log");
  }

  @Override
  public String name() {
    return "PostgreSQL 17";
  }

  /** Creates the cluster if there is none yet, and returns when the server accepts connections. */
  @Override
  public synchronized void launch() {
    if (stopped) {
      throw new LocalStackException(name() + " was stopped while it started.");
    }
    try {
      postgres =
          EmbeddedPostgres.builder()
              .setPort(options.ports().postgres())
              .setDataDirectory(options.dataDir().resolve("postgres"))
              .setCleanDataDirectory(false)
              .setOverrideWorkingDirectory(
                  PostgresBinaries.in(Distribution.find().postgres()).toFile())
              .setRegisterShutdownHook(false)
              .setPGStartupWait(START)
              .setOutputRedirector(Redirect.appendTo(log.toFile()))
              .setErrorRedirector(Redirect.appendTo(log.toFile()))
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("unix_socket_directories", "")
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .start();
      process = postmaster(options.dataDir().resolve("postgres").resolve("postmaster.pid"));
    } catch (IOException | IllegalStateException e) {
      throw new LocalStackException(
          "PostgreSQL did not start (" + e.getMessage() + "); see its log " + log, e);
    }
  }

  /** The postmaster first, or it would mend the death of one of its own. */
  @Override
  public void kill() {
    List<ProcessHandle> all = Stream.concat(Stream.of(process), process.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    Instant deadline = Instant.now().plus(START);
    try {
      // Java tells of the end of what is no child of ours up to five seconds late.
      while (all.stream().anyMatch(ProcessHandle::isAlive)) {
        if (Instant.now().isAfter(deadline)) {
          throw new LocalStackException(
              "PostgreSQL was killed and is not gone; see its log " + log);
        }
        Thread.sleep(POLL);
      }
      postgres.close();
    } catch (IOException e) {
      throw new LocalStackException("The data of PostgreSQL cannot be given free", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("The end of PostgreSQL was interrupted.", e);
    }
  }

  @Override
  public ProcessHandle process() {
    return process;
  }

  @Override
  public void awaitHealthy(Instant deadline) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      String name = Endpoints.DATABASE;
      if (lacks(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'")) {
        statement.execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + name + "'");
      }
      if (lacks(statement, "SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
        statement.execute("CREATE DATABASE " + name + " OWNER " + name);
      }
    } catch (SQLException e) {
      throw new LocalStackException("The database could not be created; see " + log, e);
    }
  }

  private static boolean lacks(Statement statement, String query) throws SQLException {
    try (ResultSet found = statement.executeQuery(query)) {
      return !found.next();
    }
  }

  @Override
  public String announcement() {
    return name() + " ready on port " + options.ports().postgres();
  }

  @Override
  public String obituary() {
    return Obituary.of(name(), "process " + process.pid(), log);
  }

  @Override
  public void askToStop() {}

  @Override
  public synchronized void stop() {
    stopped = true;
    if (process == null) {
      return;
    }
    try {
      postgres.close();
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (IOException | ExecutionException | TimeoutException e) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** The server is no child of ours: pg_ctl has started it and gone. */
  private static ProcessHandle postmaster(Path pidFile) throws IOException {
    try (Stream<String> lines = Files.lines(pidFile)) {
      long pid = lines.findFirst().map(String::strip).map(Long::valueOf).orElseThrow();
      return ProcessHandle.of(pid).orElseThrow(() -> new IOException("no process " + pid));
    }
  }
}
