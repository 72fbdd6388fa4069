package io.sluice.testing;

import io.sluice.figures.made.Histories;
import io.sluice.figures.made.LedgerWriter;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database of its own with histories of leads in it, for pages that show all there is. */
public final class MadeHistories
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final String NAME = "pages";
  private static final int LEADS = 900;
  private static final int SEED = 11;

  private static final class Holder {
    private static final String URL = TestDatabase.createAt(NAME);
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("pages", Map.of("spring.datasource.url", Holder.URL)));
  }

  /** Enters the histories, once, when the tables are there. */
  public static void enter(DataSource database) {
    var jdbc = JdbcClient.create(database);
    if (jdbc.sql("select count(*) from lead").query(Long.class).single() == 0) {
      LedgerWriter.writeMany(Histories.make(LEADS, SEED, Instant.now()), database);
      LedgerWriter.employ(database);
    }
  }
}
