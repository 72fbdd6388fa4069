package io.sluice.qualification;

import io.sluice.bpmn.Models;
import io.sluice.decision.Decisions;
import io.sluice.decision.Evaluation;
import io.sluice.engagement.Engagement;
import io.sluice.engagement.EngagementLog;
import io.sluice.job.UnworkableJobException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Assesses a lead's readiness from its engagement log. */
@Service
public class ReadinessCheck {

  public static final String KIND = "readiness";
  static final String HAND_RAISER = "handRaiser";

  /** What the decision looks at: what an action is worth is the same by every door. */
  static final Map<String, Object> FACTS = Map.of("entry", "inquiry");

  private static final String HAND_HEARD_AT = "handHeardAt";
  private static final String AS_OF = "asOf";
  private static final int HOT = 1;

  private final Decisions decisions;
  private final EngagementLog engagements;
  private final GradeOverrides overrides;
  private final TableReader tables;
  private final Clock clock;
  private final Map<String, Object> facts;

  ReadinessCheck(
      Decisions decisions,
      EngagementLog engagements,
      GradeOverrides overrides,
      JsonMapper json,
      Clock clock) {
    this.decisions = decisions;
    this.engagements = engagements;
    this.overrides = overrides;
    this.tables = new TableReader(json);
    this.facts = tables.catalogue().admit(Models.SALES_READINESS, FACTS);
    this.clock = clock;
  }

  /**
   * How ready what each lead did since an instant makes it, by itself: from 1 (hot) to 4; whoever
   * asks for a conversation is hot, and whom somebody calls cooler is so until they ask again. The
   * table is asked once for all of them, and nothing is kept.
   *
   * @param since by lead, from when on what we heard counts
   */
  public Map<UUID, Integer> levelsSince(Map<UUID, Instant> since) {
    var policy = policy(evaluate());
    var logs = engagements.findByLeads(since.keySet());
    var said = overrides.findInForce(since.keySet(), KIND);
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
                        lead.getValue(),
                        Optional.ofNullable(said.get(lead.getKey())))));
  }

  private static int level(
      Instant now,
      ReadinessPolicy policy,
      List<Engagement> log,
      Instant since,
      Optional<GradeOverride> said) {
    var fresh =
        log.stream().filter(engagement -> !engagement.receivedAt().isBefore(since)).toList();
    var readiness = Readiness.at(now, policy, fresh);
    var found = new Standing(readiness.level(), readiness.handHeardAt(), now);
    var standing = said.map(found::under).filter(found::isHotterThan).orElse(found);
    return standing.handRaiser() ? HOT : standing.level();
  }

  /**
   * How ready a lead was at any instant, by what was known then of what it did, by the table of now
   * and by what is said of it now. Both are asked once, and nothing is kept.
   */
  Function<Instant, Standing> standings(UUID leadId) {
    var policy = policy();
    var log = engagements.findByLead(leadId);
    var said = overrides.findInForce(leadId, KIND);
    return instant -> {
      var found = standing(instant, policy, log);
      return said.map(found::under).orElse(found);
    };
  }

  private static Standing standing(Instant instant, ReadinessPolicy policy, List<Engagement> log) {
    var known =
        log.stream().filter(engagement -> !engagement.receivedAt().isAfter(instant)).toList();
    var found = Readiness.at(instant, policy, known);
    return new Standing(found.level(), found.handHeardAt(), instant);
  }

  /** What an assessment of readiness found. */
  static Standing standing(Assessment assessment) {
    var found =
        new Standing(
            Integer.parseInt(assessment.result()),
            handHeardAt(assessment.facts()),
            Instant.parse((String) assessment.facts().get(AS_OF)));
    return Optional.ofNullable(assessment.override()).map(found::under).orElse(found);
  }

  /** An assessment that was stored before it said when has heard of the hand long ago. */
  private static Optional<Instant> handHeardAt(Map<String, Object> facts) {
    return Boolean.TRUE.equals(facts.get(HAND_RAISER))
        ? Optional.of(
            Optional.ofNullable((String) facts.get(HAND_HEARD_AT))
                .map(Instant::parse)
                .orElse(Instant.EPOCH))
        : Optional.empty();
  }

  /**
   * @param level 1 (hot) to 4
   * @param handHeardAt when we last heard of a hand that is up; empty where none is
   * @param at the instant at which it is so
   */
  record Standing(int level, Optional<Instant> handHeardAt, Instant at) {

    boolean handRaiser() {
      return handHeardAt.isPresent();
    }

    /**
     * What it is when somebody says another level: whom they call cooler raises no hand but one
     * that we heard of after they said so.
     */
    Standing under(GradeOverride override) {
      var said = Integer.parseInt(override.result());
      return new Standing(
          said, handHeardAt.filter(heard -> said <= level || heard.isAfter(override.setAt())), at);
    }

    boolean isHotterThan(Standing other) {
      return level < other.level;
    }
  }

  /**
   * What the deployed {@code sales-readiness} makes of what a lead did until now. Nothing is kept.
   *
   * @throws UnworkableJobException when the decision cannot be evaluated, or its answer not read
   */
  public Assessment assess(UUID leadId) {
    var answer = evaluate();
    return assess(
        clock.instant(),
        policy(answer),
        engagements.findByLead(leadId),
        answer.decisionId(),
        answer.version());
  }

  static Assessment assess(
      Instant now, ReadinessPolicy policy, List<Engagement> log, String decisionId, int version) {
    var readiness = Readiness.at(now, policy, log);
    return Assessment.of(
        KIND,
        Integer.toString(readiness.level()),
        decisionId,
        version,
        facts(now, log, readiness),
        readiness.criteria());
  }

  /**
   * The deployed policy.
   *
   * @throws UnworkableJobException when the decision cannot be evaluated, or its answer not read
   */
  public ReadinessPolicy policy() {
    return policy(evaluate());
  }

  private Evaluation evaluate() {
    return decisions.evaluate(Models.SALES_READINESS, facts);
  }

  private ReadinessPolicy policy(Evaluation answer) {
    return tables.read(answer, new TypeReference<>() {}, policy -> {});
  }

  private static Map<String, Object> facts(Instant now, List<Engagement> log, Readiness readiness) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put(AS_OF, now.toString());
    facts.put("engagements", log.stream().map(ReadinessCheck::fact).toList());
    facts.put(HAND_RAISER, readiness.handRaiser());
    readiness.handHeardAt().ifPresent(heard -> facts.put(HAND_HEARD_AT, heard.toString()));
    return facts;
  }

  private static Map<String, String> fact(Engagement engagement) {
    var fact = new LinkedHashMap<String, String>();
    fact.put("kind", engagement.kind());
    fact.put("occurredAt", engagement.occurredAt().toString());
    if (!engagement.isHuman()) {
      fact.put("notCountedBecause", engagement.automatedBy());
    }
    return fact;
  }
}
