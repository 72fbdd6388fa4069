package io.sluice.enrichment;

import io.sluice.lead.Fact;
import java.util.Map;

/** What a source answered. */
public sealed interface Lookup {

  /** The word in {@code enrichment.outcome}. */
  String outcome();

  /**
   * It knows the company.
   *
   * @param facts those of {@link Fact#FIRMOGRAPHICS} that it knows, as text
   */
  record Found(Map<Fact, String> facts) implements Lookup {

    @Override
    public String outcome() {
      return "found";
    }
  }

  /** It knows nothing of it. */
  record NotFound() implements Lookup {

    @Override
    public String outcome() {
      return "not-found";
    }
  }

  /**
   * It did not answer, or not so that it can be understood.
   *
   * @param error what went wrong, in words, without a secret
   */
  record Failed(String error) implements Lookup {

    @Override
    public String outcome() {
      return "failed";
    }
  }
}
