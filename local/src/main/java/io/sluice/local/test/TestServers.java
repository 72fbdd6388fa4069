package io.sluice.local.test;

import io.sluice.local.Endpoints;
import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * Where the servers of tests come from: from a library on the class path that offers some (as a
 * service), and else they are processes of this machine. They start at first use and end with the
 * JVM.
 */
public interface TestServers {

  /**
   * A broker whose clock can be moved, with a database that is durable.
   *
   * @param endpoints where both are reached
   * @param records the file of all records that the broker writes, one JSON object a line
   */
  record Stack(Endpoints endpoints, Path records) {}

  /** Starts a stack. */
  Stack start();

  /**
   * The JDBC address of a database, as the superuser of a PostgreSQL that need not be durable and
   * is the same one each time.
   */
  String databaseUrl(String name);

  /** Those of this JVM. */
  static TestServers get() {
    return ServiceLoader.load(TestServers.class).findFirst().orElseGet(LocalTestServers::new);
  }
}
