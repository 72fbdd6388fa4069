package io.sluice.source;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which sources were reported. */
@Repository
class SourceReports {

  private final JdbcClient jdbc;

  SourceReports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Writes down that a source is reported, until the transaction ends for this one alone.
   *
   * @param from since when its leads were looked at
   * @return the report's id; empty when it was reported since then
   */
  @Transactional(propagation = Propagation.MANDATORY)
  OptionalLong add(SourceFigures source, Review review, Instant from, Instant now) {
    jdbc.sql("lock table source_report in share row exclusive mode").update();
    return jdbc.sql(
            """
            insert into source_report (source, period_from, reported_at, decided, refused, words,
              decision_version)
            select :source, :from, :now, :decided, :refused, :words, :version
            where not exists (select from source_report
              where source = :source and reported_at > :from)
            returning source_report_id
            """)
        .param("source", source.source())
        .param("from", Timestamp.from(from))
        .param("now", Timestamp.from(now))
        .param("decided", source.decided())
        .param("refused", source.refused())
        .param("words", review.words())
        .param("version", review.version())
        .query(Long.class)
        .optional()
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }
}
