package io.sluice.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One PostgreSQL for the tests of this JVM, on a free port. */
public final class TestDatabase
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final class Holder {
    private static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** An empty database of one's own in that PostgreSQL. */
  public static DataSource create(String name) {
    JdbcClient.create(Holder.POSTGRES.getPostgresDatabase())
        .sql("create database " + name)
        .update();
    return Holder.POSTGRES.getDatabase("postgres", name);
  }

  /** The same, for those who connect by themselves. */
  static String createAt(String name) {
    create(name);
    return Holder.POSTGRES.getJdbcUrl("postgres", name);
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var url = Holder.POSTGRES.getJdbcUrl("postgres", "postgres");
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test-database", Map.of("spring.datasource.url", url)));
  }
}
