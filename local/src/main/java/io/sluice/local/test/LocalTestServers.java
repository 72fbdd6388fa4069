package io.sluice.local.test;

import io.sluice.local.LocalStack;
import io.sluice.local.LocalStackOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Processes of this machine. */
final class LocalTestServers implements TestServers {

  private static final class Database {
    private static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public Stack start() {
    LocalStackOptions options = LocalStackOptions.test();
    LocalStack stack = LocalStack.start(options, System.out::println);
    return new Stack(stack.endpoints(), options.records());
  }

  @Override
  public String databaseUrl(String name) {
    return Database.POSTGRES.getJdbcUrl("postgres", name);
  }
}
