package io.sluice.consent;

import io.sluice.bpmn.Models;
import io.sluice.decision.Decisions;
import io.sluice.decision.Evaluation;
import io.sluice.job.UnworkableJobException;
import java.util.HashMap;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Asks the decision {@code contact-policy} whether a lead may be contacted. Who took consent back
 * may not, whatever the table says: an objection to direct marketing holds without exception (GDPR,
 * article 21 (3)).
 */
@Service
public class ContactPolicy {

  private final Decisions decisions;
  private final ConsentLog log;

  ContactPolicy(Decisions decisions, ConsentLog log) {
    this.decisions = decisions;
    this.log = log;
  }

  /**
   * @param country the lead's, by ISO 3166-1, null where it is not known
   * @throws UnworkableJobException when the decision does not answer
   */
  public Verdict ask(UUID leadId, ConsentTopic topic, String country) {
    var consent = log.current(leadId).state(topic);
    var facts = new HashMap<String, Object>();
    facts.put("consent", consent.code());
    facts.put("purpose", topic.purpose());
    facts.put("channel", topic.channel());
    facts.put("country", country);
    return verdict(consent, country, decisions.evaluate(Models.CONTACT_POLICY, facts));
  }

  private static Verdict verdict(ConsentState consent, String country, Evaluation evaluation) {
    var allowed = evaluation.answer().path("allowed");
    var reason = evaluation.answer().path("reason");
    if (!allowed.isBoolean() || !reason.isString()) {
      throw new UnworkableJobException(
          "Decision '%s' (version %d) lacks 'allowed' (true or false) or 'reason' in a row: fill them in in Modeler, deploy, and retry."
              .formatted(Models.CONTACT_POLICY, evaluation.version()));
    }
    return new Verdict(
        consent != ConsentState.WITHDRAWN && allowed.asBoolean(),
        reason.asString(),
        consent.code(),
        country,
        evaluation.version());
  }

  /**
   * What the decision says.
   *
   * @param reason the table's word for why
   * @param consent {@code granted}, {@code withdrawn} or {@code unknown}
   * @param country null where it is not known
   * @param version of the decision
   */
  public record Verdict(
      boolean allowed, String reason, String consent, String country, int version) {}
}
