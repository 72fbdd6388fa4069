package io.sluice.lead;

import java.util.List;
import java.util.UUID;

/** Finds out of which company's account a lead is. */
public interface AccountMatching {

  /**
   * Looks anew, by what is known of the lead now. Runs inside the caller's transaction, which holds
   * the lead's row.
   */
  void match(UUID leadId);

  /**
   * The same for many who have just been entered, with few statements. The accounts that they found
   * are held from now on, in one order; nobody is of one before their turn.
   *
   * @param members in the order of their turns
   */
  AccountTurns inTurn(List<NewMember> members);
}
