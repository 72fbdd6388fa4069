package io.sluice.enrichment;

/** A source is configured so that it cannot be asked; the message says what to change. */
public final class UnusableEnrichmentException extends RuntimeException {

  UnusableEnrichmentException(String message) {
    super(message);
  }
}
