package io.sluice.lead;

import java.util.Objects;

/**
 * A fact as it stands.
 *
 * @param value null where it is not known
 * @param source who said so, null where nobody ever did
 * @param brought whether it was said of a duplicate, from which a merge brought it over
 */
record KnownFact(Fact fact, String value, String source, boolean brought) {

  boolean hasValue(String other) {
    return Objects.equals(value, other);
  }

  /** Also where the person cleared it, and where a value has no source. */
  boolean isPersons() {
    return source == null ? value != null : FactOrigin.isPerson(source);
  }

  boolean isNeverSaid() {
    return source == null && value == null;
  }
}
