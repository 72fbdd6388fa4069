package io.sluice.local.containers;

import io.sluice.local.Endpoints;
import io.sluice.local.test.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The servers of tests in containers, which Testcontainers removes at the end of the JVM. */
public final class ContainerServers implements TestServers {

  private static final class Quick {
    private static final PostgreSQLContainer POSTGRES = start();

    private static PostgreSQLContainer start() {
      Docker.require();
      PostgreSQLContainer postgres = Databases.quick();
      postgres.start();
      return postgres;
    }
  }

  @Override
  public Stack start() {
    Docker.require();
    Path folder = sharedFolder();
    PostgreSQLContainer postgres = Databases.durable();
    EngineContainer engine = EngineContainer.forTests(folder);
    Startables.deepStart(postgres, engine).join();
    return new Stack(
        new Endpoints(
            postgres.getJdbcUrl(),
            postgres.getUsername(),
            postgres.getPassword(),
            engine.grpc(),
            engine.rest(),
            null,
            null,
            engine.management(),
            null),
        folder.resolve("records.jsonl"));
  }

  @Override
  public String databaseUrl(String name) {
    return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
        .formatted(
            Quick.POSTGRES.getHost(),
            Quick.POSTGRES.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
            name,
            Quick.POSTGRES.getUsername(),
            Quick.POSTGRES.getPassword());
  }

  /** A folder that whoever the container runs as may write to; it goes with the JVM. */
  private static Path sharedFolder() {
    try {
      Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
      Path folder = Files.createTempDirectory(target, "records-");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    folder.resolve("records.jsonl").toFile().delete();
    folder.toFile().delete();
  }
}
