package io.sluice.lead;

import java.util.UUID;

/** What became of a {@link Deed}. */
public sealed interface Heard {

  /**
   * It is in the log now.
   *
   * @param leadId on whom it acts: of those who are one person, the one that has survived
   */
  record Recorded(UUID leadId) implements Heard {}

  /** It was in the log before, by its event; nothing was changed. */
  record Duplicate(UUID leadId) implements Heard {}

  /** No lead has this id or address. */
  record Unknown() implements Heard {}

  /**
   * Nothing may be stored about what this person does.
   *
   * @param why since when and by what, as a part of a sentence
   */
  record Suppressed(UUID leadId, String why) implements Heard {}
}
