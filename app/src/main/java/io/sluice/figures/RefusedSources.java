package io.sluice.figures;

import static java.util.stream.Collectors.toMap;

import io.sluice.figures.Waterfall.RefusedSource;
import io.sluice.source.AlikeInquiries;
import io.sluice.source.SourceFigures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds sources whose leads are mostly refused, and reads what marketing was told of them. */
@Repository
class RefusedSources {

  private final JdbcClient jdbc;

  RefusedSources(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of whose inquiries among these cycles more were refused than accepted. */
  List<RefusedSource> of(List<CycleGroup> groups) {
    var inquiries =
        groups.stream()
            .filter(group -> group.fresh() && group.entered(Milestone.CAME_IN))
            .map(RefusedSources::toInquiries)
            .toList();
    var refused =
        SourceFigures.of(inquiries).stream()
            .filter(source -> source.refused() > source.accepted())
            .toList();
    var reports = refused.isEmpty() ? Map.<String, Report>of() : reports();
    return refused.stream().map(source -> toRefused(source, reports)).toList();
  }

  private static AlikeInquiries toInquiries(CycleGroup group) {
    return new AlikeInquiries(
        group.source(),
        group.reached(Milestone.AQL),
        group.reached(Milestone.TAL),
        Stream.of(Milestone.TAL, Milestone.SAL, Milestone.SQL, Milestone.WON)
            .anyMatch(group::reached),
        group.end() == null ? null : group.end().code(),
        group.reason(),
        group.refusedLast(),
        group.refusedFor(),
        Math.toIntExact(group.cycles()));
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
