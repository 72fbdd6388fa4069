package io.sluice.figures;

import io.sluice.access.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads from where somebody sees the waterfall. */
@Repository
public class Vantages {

  private static final String FROM_INSIDE_SALES =
      """
      select exists (
        select from assignment where task = 'accept-lead' and team = any (:teams::text[]))
      """;

  private final JdbcClient jdbc;

  Vantages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** That of who sees every lead, or those of their teams. */
  public Vantage of(Viewer viewer) {
    return viewer.scope().isAll()
        ? new Vantage(true, true)
        : new Vantage(false, isFromInsideSales(viewer));
  }

  private boolean isFromInsideSales(Viewer viewer) {
    return jdbc.sql(FROM_INSIDE_SALES)
        .param("teams", viewer.teams().toArray(String[]::new))
        .query(Boolean.class)
        .single();
  }
}
