package io.sluice.outbox;

/** Hands messages to the engine. Tests wrap it to lose some. */
public interface MessagePublisher {

  /** Publishes and waits for the acknowledgement, for a limited time. Never throws. */
  Outcome publish(OutboxMessage message);

  /** What is known after a publish. */
  enum Outcome {
    /** Acknowledged, which does not say that an instance started. */
    PUBLISHED,
    /** No answer in time: it may have arrived. */
    UNKNOWN,
    /** The engine is away, too busy or does not let us in, and did not take it. */
    TURNED_AWAY,
    /** The engine will not take this message. */
    REFUSED
  }
}
