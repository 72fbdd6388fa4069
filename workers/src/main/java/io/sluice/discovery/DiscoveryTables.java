package io.sluice.discovery;

import io.sluice.bpmn.Models;
import io.sluice.decision.Decisions;
import io.sluice.decision.Evaluation;
import io.sluice.decision.Recent;
import io.sluice.job.UnworkableJobException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The designers' tables about discovery: its cadence, and when it is over. */
@Component
class DiscoveryTables {

  private static final int MOST_ATTEMPTS = 100;

  private final Decisions decisions;
  private final Decisions recent;
  private final JsonMapper json;
  private final Map<Integer, Integer> attemptsByVersion = new ConcurrentHashMap<>();

  DiscoveryTables(Decisions decisions, @Recent Decisions recent, JsonMapper json) {
    this.decisions = decisions;
    this.recent = recent;
    this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  DiscoveryPolicy policy(String speedClass) {
    var facts = new HashMap<String, Object>();
    facts.put("speedClass", speedClass);
    return recent.answer(Models.DISCOVERY_POLICY, facts, DiscoveryPolicy.class);
  }

  /**
   * @param attempt from 1
   * @return empty when the cadence has come to its end before
   */
  Optional<CadenceStep> step(int attempt) {
    var row = row(recent, attempt);
    return row.output().isNull()
        ? Optional.empty()
        : Optional.of(json.convertValue(row.output(), CadenceStep.class));
  }

  /**
   * How many attempts the cadence has; counted once for each version of the table, and not by what
   * was said of its rows a while ago, which may be of another version.
   */
  int attempts() {
    return attemptsByVersion.computeIfAbsent(row(recent, 1).version(), version -> count());
  }

  private int count() {
    return IntStream.rangeClosed(1, MOST_ATTEMPTS)
            .filter(attempt -> row(decisions, attempt).output().isNull())
            .findFirst()
            .orElseThrow(
                () ->
                    new UnworkableJobException(
                        "Decision '%s' has a row for attempt %d: give each row an attempt of its own in Modeler, deploy, and retry."
                            .formatted(Models.DISCOVERY_CADENCE, MOST_ATTEMPTS)))
        - 1;
  }

  private static Evaluation row(Decisions decisions, int attempt) {
    return decisions.evaluate(Models.DISCOVERY_CADENCE, Map.of("attempt", attempt));
  }
}
