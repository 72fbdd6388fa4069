package io.sluice.lead;

/** What became of one of many submissions. */
public sealed interface BulkRegistration {

  /** It was taken in, as if it had come by itself. */
  record Entered(Registration registration) implements BulkRegistration {}

  /**
   * Nothing may be stored about this person.
   *
   * @param why since when and by what, as a part of a sentence
   */
  record Suppressed(String why) implements BulkRegistration {}
}
