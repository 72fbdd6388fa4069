package io.sluice.webhook;

import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.suppression.AddressHash;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Asks a message when and by whom it was signed, and whether it was here before. */
@Component
class WebhookGate {

  /** By Standard Webhooks 1.0.0, both ways. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final WebhookSecrets secrets;
  private final WebhookLog log;
  private final Clock clock;
  private final byte[] hashKey;

  WebhookGate(WebhookSecrets secrets, WebhookLog log, Clock clock, AddressHash installation) {
    this.secrets = secrets;
    this.log = log;
    this.clock = clock;
    this.hashKey = installation.derive("webhook-bodies");
  }

  /**
   * @throws Problem where it is not to be believed, or where it was taken before
   */
  Proven prove(String sourceId, SignedMessage message) {
    requireOfNow(message.sentAt());
    if (!Signatures.isSignedByOneOf(secrets.findSecrets(sourceId), message)) {
      throw Refusal.WRONG_SIGNATURE.problem(
          new Violation(
              SignedMessage.SIGNATURE,
              null,
              "sign id, time and body, byte by byte as they are sent, with a secret of this source"));
    }
    var hash = Signatures.hash(hashKey, message.body());
    return new Proven(message, hash, isRepeated(sourceId, message, hash));
  }

  private void requireOfNow(Instant sentAt) {
    var now = clock.instant();
    var given = String.valueOf(sentAt.getEpochSecond());
    if (sentAt.isBefore(now.minus(TOLERANCE))) {
      throw Refusal.STALE.problem(
          new Violation(
              SignedMessage.TIMESTAMP, given, "sign it anew; it is more than 5 minutes old"));
    }
    if (sentAt.isAfter(now.plus(TOLERANCE))) {
      throw Refusal.FUTURE.problem(
          new Violation(
              SignedMessage.TIMESTAMP, given, "set your clock; it is more than 5 minutes ahead"));
    }
  }

  /** The same signed anew is a sender's retry; the very same is somebody else's. */
  private boolean isRepeated(String sourceId, SignedMessage message, byte[] hash) {
    var earlier = log.findTaken(sourceId, message.id());
    if (earlier.stream().anyMatch(taken -> !MessageDigest.isEqual(taken.bodyHash(), hash))) {
      throw Refusal.ID_REUSED.problem(
          new Violation(
              SignedMessage.ID, message.id(), "send another body under an id of its own"));
    }
    if (earlier.stream().anyMatch(taken -> taken.sentAt().equals(message.sentAt()))) {
      throw replayed(message);
    }
    return !earlier.isEmpty();
  }

  static Problem replayed(SignedMessage message) {
    return Refusal.REPLAYED.problem(
        new Violation(
            SignedMessage.ID,
            message.id(),
            "leave it be, it was taken; a retry is signed anew with the time of the retry"));
  }

  /**
   * A message that is believed.
   *
   * @param hash of its body
   * @param isRepeated whether it was taken before, signed at another time
   */
  record Proven(SignedMessage message, byte[] hash, boolean isRepeated) {}
}
