package io.sluice.webform;

import io.sluice.problem.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The forms that are known. */
@Repository
public class WebForms {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final DefinitionChecks checks;
  private final Clock clock;

  WebForms(JdbcClient jdbc, JsonMapper json, DefinitionChecks checks, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.checks = checks;
    this.clock = clock;
  }

  Optional<WebForm> find(String formId) {
    return jdbc.sql("select definition from web_form where form_id = :id")
        .param("id", formId)
        .query(String.class)
        .optional()
        .map(definition -> new WebForm(formId, json.readValue(definition, FormDefinition.class)));
  }

  /**
   * @throws Problem 404
   */
  WebForm require(String formId) {
    return find(formId)
        .orElseThrow(
            () -> Problem.notFound("No form has this id; PUT /api/forms/{formId} has one."));
  }

  /**
   * Enters a form, or puts it in the place of what it was.
   *
   * @throws Problem with everything that is wrong with it; then nothing is changed
   */
  @Transactional
  public void put(String formId, FormDefinition definition) {
    checks.require(formId, definition);
    jdbc.sql(
            """
            insert into web_form (form_id, definition, changed_at)
            values (:id, cast(:definition as jsonb), :now)
            on conflict (form_id) do update set
              definition = excluded.definition, changed_at = excluded.changed_at
            """)
        .param("id", formId)
        .param("definition", json.writeValueAsString(definition))
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
