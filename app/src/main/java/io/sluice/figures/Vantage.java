package io.sluice.figures;

import java.util.EnumSet;
import java.util.Set;

/**
 * From where somebody sees the waterfall. Who sees the leads alone that their teams had a task of
 * sees none that was lost before that: up to there all have moved on, by who is counted.
 *
 * @param isWhole whether they see every lead
 * @param isFromInsideSales whether their teams are asked to accept leads for inside sales
 */
public record Vantage(boolean isWhole, boolean isFromInsideSales) {

  private static final Set<Milestone> BEFORE_ANYBODY = EnumSet.of(Milestone.INQUIRY);

  private static final Set<Milestone> BEFORE_SALES =
      EnumSet.of(Milestone.INQUIRY, Milestone.AQL, Milestone.TAL_OFFERED, Milestone.TAL);

  /** Whether the conversion of what they see is one of leads. */
  public boolean tells(Milestone milestone) {
    return isWhole || !(isFromInsideSales ? BEFORE_ANYBODY : BEFORE_SALES).contains(milestone);
  }
}
