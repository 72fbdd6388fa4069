package io.sluice.decision;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Decisions that are asked the same question for lead after lead: what a task of a team is due
 * within, and the like. What the engine answered lately is not asked again, so that a table that a
 * designer changes and deploys counts after that time. Each answer has the version that gave it.
 * Scorecards and the matrix are never asked here.
 */
@Recent
@Component
class RecentDecisions implements Decisions {

  private static final int MOST = 10_000;

  private record Question(String decisionId, Map<String, ?> facts) {}

  private final EngineDecisions engine;
  private final Cache<Question, Evaluation> answers;

  /**
   * @param kept how long an answer counts
   */
  RecentDecisions(EngineDecisions engine, @Value("${sluice.policies.kept:5s}") Duration kept) {
    this.engine = engine;
    this.answers = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(kept).build();
  }

  @Override
  public <T> T answer(String decisionId, Map<String, ?> facts, Class<T> type) {
    return engine.read(evaluate(decisionId, facts).answer(), type);
  }

  @Override
  public Evaluation evaluate(String decisionId, Map<String, ?> facts) {
    var question = new Question(decisionId, Collections.unmodifiableMap(new HashMap<>(facts)));
    var known = answers.getIfPresent(question);
    if (known != null) {
      return known;
    }
    var answer = engine.evaluate(question.decisionId(), question.facts());
    answers.put(question, answer);
    return answer;
  }
}
