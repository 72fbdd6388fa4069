package io.sluice.figures.page;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What there is to choose from. It seldom changes, and all cycles have to be read for it. */
@Repository
class KnownChoices {

  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final String ALL = "all";

  private final JdbcClient jdbc;
  private final LoadingCache<String, Choices> known =
      Caffeine.newBuilder().expireAfterWrite(KEPT).build(key -> read());

  KnownChoices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Choices all() {
    return known.get(ALL);
  }

  private Choices read() {
    return new Choices(
        column("select distinct source from cycle_milestones order by source"),
        column("select distinct channel from cycle_milestones order by channel"),
        names("select name, label from team order by label, name"),
        names("select username, name from rep order by name, username"));
  }

  private List<String> column(String sql) {
    return jdbc.sql(sql).query(String.class).list();
  }

  private Map<String, String> names(String sql) {
    var names = new LinkedHashMap<String, String>();
    RowCallbackHandler keep = row -> names.put(row.getString(1), row.getString(2));
    jdbc.sql(sql).query(keep);
    return names;
  }
}
