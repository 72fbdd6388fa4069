package io.sluice.followup;

import java.util.Optional;
import java.util.UUID;

/** Tells what is known of customers. Customer success knows. */
public interface CustomerStory {

  /**
   * What those who are about to talk to a lead have to know of its company as a customer, in
   * Markdown; of the lead itself with all that was sold and agreed.
   *
   * @return empty when it is none
   */
  Optional<String> tell(UUID leadId);

  /**
   * The cycle whose assessments and conversations a brief of a cycle tells of: of a customer's the
   * one in which they were won, else the cycle itself.
   */
  int toldCycle(UUID leadId, int cycle);
}
