package io.sluice.figures;

import io.sluice.access.Viewer;
import io.sluice.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** A database that has the ledger and nothing else, and what reads the figures from it. */
final class FiguresDatabase {

  private final DataSource source;
  private final Waterfalls waterfalls;
  private final JdbcClient jdbc;

  private FiguresDatabase(DataSource source) {
    this.source = source;
    this.jdbc = JdbcClient.create(source);
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(DataSource.class, () -> source);
    context.register(Beans.class);
    context.refresh();
    this.waterfalls = context.getBean(Waterfalls.class);
  }

  /**
   * @param name that no other test's has
   */
  static FiguresDatabase create(String name) {
    var source = TestDatabase.create(name);
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration", "classpath:io/sluice/migration")
        .load()
        .migrate();
    return new FiguresDatabase(source);
  }

  DataSource source() {
    return source;
  }

  Waterfalls waterfalls() {
    return waterfalls;
  }

  Waterfall read(FigureFilter filter, Viewer viewer) {
    return waterfalls.read(filter, viewer);
  }

  long count(FigureFilter filter, Cohort cohort) {
    var part = CohortSql.of(filter, cohort, Instant.now());
    return jdbc.sql("select count(*) from cycle_milestones m where " + part.text())
        .params(part.parameters())
        .query(Long.class)
        .single();
  }

  @TestConfiguration(proxyBeanMethods = false)
  @EnableTransactionManagement
  @Import({
    CycleGroups.class,
    Speeds.class,
    Breaches.class,
    SleepFigures.class,
    RefusedSources.class,
    SameInstant.class,
    Waterfalls.class
  })
  static class Beans {

    @Bean
    PlatformTransactionManager transactions(DataSource source) {
      return new JdbcTransactionManager(source);
    }

    @Bean
    JdbcClient jdbcClient(DataSource source) {
      return JdbcClient.create(source);
    }

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }
}
