package io.sluice.testing;

import io.sluice.local.test.TestServers;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One PostgreSQL for the tests of this JVM, on a free port. */
public final class TestDatabase
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final String SHARED = "postgres";

  private static final class Holder {
    private static final TestServers SERVERS = TestServers.get();
  }

  /** An empty database of one's own in that PostgreSQL. */
  public static DataSource create(String name) {
    return at(createAt(name));
  }

  /** The same, for those who connect by themselves: its address, with user and password. */
  public static String createAt(String name) {
    JdbcClient.create(at(Holder.SERVERS.databaseUrl(SHARED)))
        .sql("create database " + name)
        .update();
    return Holder.SERVERS.databaseUrl(name);
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var url = Holder.SERVERS.databaseUrl(SHARED);
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test-database", Map.of("spring.datasource.url", url)));
  }

  private static DataSource at(String url) {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    return source;
  }
}
