package io.sluice.figures;

import static java.util.stream.Collectors.toMap;

import io.sluice.access.LeadScope;
import io.sluice.figures.Waterfall.RefusedSource;
import io.sluice.source.SourceFigures;
import io.sluice.source.SourceLedger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads which sources bring leads that are mostly refused, and what marketing was told of them. */
@Repository
class RefusedSources {

  private final SourceLedger sources;
  private final JdbcClient jdbc;

  RefusedSources(SourceLedger sources, JdbcClient jdbc) {
    this.sources = sources;
    this.jdbc = jdbc;
  }

  /** Those of whose inquiries of the period more were refused than accepted. */
  List<RefusedSource> of(FigureFilter filter, LeadScope scope) {
    var kind = CohortSql.ofKind(filter);
    var parameters = new HashMap<String, Object>(kind.parameters());
    parameters.putAll(scope.parameters());
    var refused =
        sources
            .figures(
                CohortSql.start(filter.from()).toInstant(),
                CohortSql.start(filter.to()).toInstant(),
                kind.text() + " and " + scope.on("m.lead_id"),
                parameters)
            .stream()
            .filter(source -> source.refused() > source.accepted())
            .toList();
    var reports = refused.isEmpty() ? Map.<String, Report>of() : reports();
    return refused.stream().map(source -> toRefused(source, reports)).toList();
  }

  private static RefusedSource toRefused(SourceFigures source, Map<String, Report> reports) {
    var report = reports.get(source.source());
    return report == null
        ? new RefusedSource(source, null, null)
        : new RefusedSource(source, report.reportedAt(), report.words());
  }

  private Map<String, Report> reports() {
    return jdbc
        .sql(
            """
            select distinct on (source) source, reported_at, words from source_report
            order by source, reported_at desc
            """)
        .query(Report.class)
        .list()
        .stream()
        .collect(toMap(Report::source, report -> report));
  }

  private record Report(String source, Instant reportedAt, String words) {}
}
