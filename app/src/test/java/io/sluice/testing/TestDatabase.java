package io.sluice.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

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

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var url = Holder.POSTGRES.getJdbcUrl("postgres", "postgres");
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test-database", Map.of("spring.datasource.url", url)));
  }
}
