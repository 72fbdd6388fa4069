package io.sluice.local.containers;

import io.sluice.local.Endpoints;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in containers. */
public final class Databases {

  private Databases() {}

  /** With the application's database in it, and durable. */
  public static PostgreSQLContainer durable() {
    return new PostgreSQLContainer(Images.postgres())
        .withDatabaseName(Endpoints.DATABASE)
        .withUsername(Endpoints.DATABASE)
        .withPassword(Endpoints.DATABASE)
        .withCommand("postgres");
  }

  /** As its superuser {@code postgres}, not durable, and with connections for many applications. */
  static PostgreSQLContainer quick() {
    return new PostgreSQLContainer(Images.postgres())
        .withDatabaseName("postgres")
        .withUsername("postgres")
        .withPassword("postgres")
        .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
  }
}
