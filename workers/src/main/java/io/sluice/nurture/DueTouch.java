package io.sluice.nurture;

import io.sluice.qualification.Persona;
import java.util.UUID;

/**
 * A touch that is due.
 *
 * @param cycle the cycle that ended before the lead fell asleep
 * @param step its number, from 1
 * @param track a word of {@code sleep-policy}
 * @param jobTitle null where it is not known
 * @param attempts how often it was started, this time included
 */
public record DueTouch(
    UUID leadId, int cycle, int step, String track, String jobTitle, int attempts) {

  /** A word of {@code nurture-content}. */
  public String persona() {
    return Persona.of(jobTitle).code();
  }
}
