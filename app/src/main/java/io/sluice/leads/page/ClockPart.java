package io.sluice.leads.page;

import java.time.Instant;

/**
 * Something that is owed to a lead by an instant.
 *
 * @param who has it, in words
 * @param standing {@code late}, {@code missed}, {@code open} or {@code kept}
 * @param words the same for a person: {@code 3 h late}
 * @param next what is done next about it, null where nothing is
 */
public record ClockPart(
    String what, String who, Instant due, String standing, String words, Phrase next) {

  boolean isOver() {
    return standing.equals("kept") || standing.equals("missed");
  }
}
