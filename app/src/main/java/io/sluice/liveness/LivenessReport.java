package io.sluice.liveness;

import java.util.List;
import java.util.UUID;

/**
 * What a check has found.
 *
 * @param checked open cycles whose process instance was asked after and answered for
 * @param unknown open cycles that the engine gave no answer for; the next check asks again
 */
record LivenessReport(int checked, int unknown, List<Reopened> reopened) {

  /**
   * @param processInstanceKey the instance that is gone, as text, since it may be larger than a
   *     JavaScript number
   */
  record Reopened(UUID leadId, int cycle, String processInstanceKey, String reason) {}
}
