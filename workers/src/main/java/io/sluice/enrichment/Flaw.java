package io.sluice.enrichment;

/**
 * One thing wrong with what a source says.
 *
 * @param value what it says, null where it says nothing
 * @param fix what it should say
 */
record Flaw(String field, String value, String fix) {

  @Override
  public String toString() {
    return value == null
        ? "%s is missing: %s".formatted(field, fix)
        : "%s cannot be \"%s\": %s".formatted(field, value, fix);
  }
}
