package io.sluice.lead;

import java.util.UUID;

/** Finds out of which company's account a lead is. */
public interface AccountMatching {

  /**
   * Looks anew, by what is known of the lead now. Runs inside the caller's transaction, which holds
   * the lead's row.
   */
  void match(UUID leadId);
}
