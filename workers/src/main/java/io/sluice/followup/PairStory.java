package io.sluice.followup;

import java.util.List;

/**
 * Two leads beside each other, for who says whether they are one person.
 *
 * @param words why it is asked
 * @param refusal why they were not merged when somebody asked for it, else null
 */
public record PairStory(String words, String refusal, List<Row> rows) {

  /**
   * @param known of the lead that was known before
   * @param other of the one that came in later
   * @param agrees whether they are the same, in words
   */
  public record Row(String what, String known, String other, String agrees) {}
}
