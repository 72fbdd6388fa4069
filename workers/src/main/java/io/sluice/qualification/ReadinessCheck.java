package io.sluice.qualification;

import io.sluice.bpmn.Models;
import io.sluice.decision.Decisions;
import io.sluice.decision.Evaluation;
import io.sluice.engagement.Engagement;
import io.sluice.engagement.EngagementLog;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Assesses a lead's readiness from its engagement log. */
@Service
public class ReadinessCheck {

  static final String KIND = "readiness";
  static final String HAND_RAISER = "handRaiser";

  private final Decisions decisions;
  private final EngagementLog engagements;
  private final JsonMapper json;
  private final Clock clock;

  ReadinessCheck(Decisions decisions, EngagementLog engagements, JsonMapper json, Clock clock) {
    this.decisions = decisions;
    this.engagements = engagements;
    this.json = json;
    this.clock = clock;
  }

  /**
   * How ready what each lead did since an instant makes it, by itself: from 1 (hot) to 4. The table
   * is asked once for all of them, and nothing is kept.
   *
   * @param since by lead, from when on what we heard counts
   */
  public Map<UUID, Integer> levelsSince(Map<UUID, Instant> since) {
    var policy = policy(evaluate());
    var logs = engagements.findByLeads(since.keySet());
    var now = clock.instant();
    return since.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                lead ->
                    level(
                        now,
                        policy,
                        logs.getOrDefault(lead.getKey(), List.of()),
                        lead.getValue())));
  }

  private static int level(
      Instant now, ReadinessPolicy policy, List<Engagement> log, Instant since) {
    var fresh =
        log.stream()
            .filter(Engagement::isHuman)
            .filter(engagement -> !engagement.receivedAt().isBefore(since))
            .toList();
    return Readiness.at(now, policy, fresh).level();
  }

  Assessment assess(UUID leadId) {
    var answer = evaluate();
    var policy = policy(answer);
    var log = engagements.findByLead(leadId).stream().filter(Engagement::isHuman).toList();
    var now = clock.instant();
    var readiness = Readiness.at(now, policy, log);
    return Assessment.of(
        KIND,
        Integer.toString(readiness.level()),
        answer.decisionId(),
        answer.version(),
        facts(now, log, readiness),
        readiness.criteria());
  }

  private Evaluation evaluate() {
    return decisions.evaluate(Models.SALES_READINESS, Map.of("entry", "inquiry"));
  }

  private ReadinessPolicy policy(Evaluation answer) {
    return json.convertValue(answer.answer(), ReadinessPolicy.class);
  }

  private Map<String, Object> facts(Instant now, List<Engagement> log, Readiness readiness) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("asOf", now.toString());
    facts.put(
        "engagements",
        log.stream()
            .map(e -> Map.of("kind", e.kind(), "occurredAt", e.occurredAt().toString()))
            .toList());
    facts.put(HAND_RAISER, readiness.handRaiser());
    return facts;
  }
}
