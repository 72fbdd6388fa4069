package io.sluice.lead;

import java.time.Instant;
import java.util.Set;

/**
 * Where facts come from. A person is believed before a source, whoever came first.
 *
 * @param source {@code submission}, {@code correction} or {@code rep} for a person, else the name
 *     of an enrichment source
 * @param enteredBy user name of the rep, null where it was none of ours
 */
public record FactOrigin(String source, String enteredBy, Instant observedAt) {

  private static final String SUBMISSION = "submission";
  private static final String CORRECTION = "correction";
  private static final String REP = "rep";
  private static final Set<String> PEOPLE = Set.of(SUBMISSION, CORRECTION, REP);

  /** Came in through a door. */
  static FactOrigin submission(String enteredBy, Instant observedAt) {
    return new FactOrigin(SUBMISSION, enteredBy, observedAt);
  }

  /** Marketing operations set it right. */
  static FactOrigin correction(String enteredBy, Instant observedAt) {
    return new FactOrigin(CORRECTION, enteredBy, observedAt);
  }

  /** A rep knows it. */
  static FactOrigin rep(String enteredBy, Instant observedAt) {
    return new FactOrigin(REP, enteredBy, observedAt);
  }

  /**
   * An enrichment source answered.
   *
   * @throws IllegalArgumentException when the source is called like a person
   */
  public static FactOrigin source(String name, Instant observedAt) {
    if (PEOPLE.contains(name)) {
      throw new IllegalArgumentException("No source may be called " + name);
    }
    return new FactOrigin(name, null, observedAt);
  }

  static boolean isPerson(String source) {
    return PEOPLE.contains(source);
  }

  /**
   * Whether what comes from here is written.
   *
   * @param value null to clear what is known
   */
  boolean writes(KnownFact known, String value) {
    return known.hasValue(value) ? confirms(known) : replaces(known);
  }

  private boolean replaces(KnownFact known) {
    return switch (source) {
      case CORRECTION, REP -> true;
      case SUBMISSION ->
          !known.isPersons()
              || known.brought()
              || known.value() == null
              || known.fact() == Fact.PRODUCT_INTEREST;
      default -> !known.isPersons();
    };
  }

  /** The form of a correction comes back with all that it showed, so that it confirms nothing. */
  private boolean confirms(KnownFact known) {
    return (!known.isPersons() || known.brought())
        && (source.equals(SUBMISSION) || source.equals(REP));
  }
}
