package io.sluice.qualification;

import io.sluice.job.LeadJob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The stored evidence: one assessment for each check that ran, never recomputed. */
@Repository
public class Assessments {

  private final JdbcClient jdbc;
  private final GradeOverrides overrides;
  private final JsonMapper json;
  private final Clock clock;

  Assessments(JdbcClient jdbc, GradeOverrides overrides, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.overrides = overrides;
    this.json = json;
    this.clock = clock;
  }

  /** Stores what a check found and returns what is stored: the first, if the job came before. */
  public Assessment save(LeadJob job, Assessment assessment) {
    jdbc.sql(
            """
            insert into assessment (element_instance_key, lead_id, cycle, kind, result, total,
              coverage, decision_id, decision_version, facts, criteria, reasons, override_id, assessed_at)
            values (:key, :leadId, :cycle, :kind, :result, :total, :coverage, :decisionId,
              :decisionVersion, cast(:facts as jsonb), cast(:criteria as jsonb),
              cast(:reasons as jsonb), :overrideId, :now)
            on conflict (element_instance_key, kind) do nothing
            """)
        .param("key", job.elementInstanceKey())
        .param("leadId", job.leadId())
        .param("cycle", job.cycle())
        .param("kind", assessment.kind())
        .param("result", assessment.result())
        .param("total", assessment.total())
        .param("coverage", assessment.coverage())
        .param("decisionId", assessment.decisionId())
        .param("decisionVersion", assessment.decisionVersion())
        .param("facts", json.writeValueAsString(assessment.facts()))
        .param("criteria", json.writeValueAsString(assessment.criteria()))
        .param("reasons", json.writeValueAsString(assessment.reasons()))
        .param("overrideId", overrideId(assessment))
        .param("now", Timestamp.from(clock.instant()))
        .update();
    return find(job, assessment.kind()).orElseThrow();
  }

  /** What this very job found of a kind when it was delivered before. */
  public Optional<Assessment> find(LeadJob job, String kind) {
    return jdbc.sql("select * from assessment where element_instance_key = :key and kind = :kind")
        .param("key", job.elementInstanceKey())
        .param("kind", kind)
        .query((row, number) -> toAssessment(row))
        .optional();
  }

  /** The latest assessment of a kind in a cycle. */
  public Optional<Assessment> findLatest(UUID leadId, int cycle, String kind) {
    return jdbc.sql(
            """
            select * from assessment where lead_id = :leadId and cycle = :cycle and kind = :kind
            order by assessed_at desc, element_instance_key desc limit 1
            """)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .param("kind", kind)
        .query((row, number) -> toAssessment(row))
        .optional();
  }

  /** The latest assessments of a cycle. */
  public Grading findGrading(UUID leadId, int cycle) {
    return new Grading(
        findLatest(leadId, cycle, FitCheck.KIND),
        findLatest(leadId, cycle, ReadinessCheck.KIND),
        findLatest(leadId, cycle, ValueCheck.KIND));
  }

  private Assessment toAssessment(ResultSet row) throws SQLException {
    return new Assessment(
        row.getString("kind"),
        row.getString("result"),
        row.getBigDecimal("total"),
        row.getInt("coverage"),
        row.getString("decision_id"),
        row.getInt("decision_version"),
        json.readValue(row.getString("facts"), new TypeReference<>() {}),
        json.readValue(row.getString("criteria"), new TypeReference<>() {}),
        reasons(row.getString("reasons")),
        override(row.getObject("override_id", UUID.class)));
  }

  private GradeOverride override(UUID overrideId) {
    return overrideId == null ? null : overrides.findById(overrideId).orElseThrow();
  }

  private static UUID overrideId(Assessment assessment) {
    return assessment.override() == null ? null : assessment.override().overrideId();
  }

  private Reasons reasons(String stored) {
    return stored == null ? null : json.readValue(stored, Reasons.class);
  }
}
