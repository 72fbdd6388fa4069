package io.sluice.merging;

import io.sluice.identity.Merge;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * A merge as it stands.
 *
 * @param leadId the lead that survived
 * @param duplicateId the lead that became its alias
 * @param duplicateCycle of that one, the cycle that was withdrawn, null where none was open
 * @param undoneAt null while it holds
 */
@Schema(name = "Merge")
record MergeView(
    UUID mergeId,
    UUID leadId,
    UUID duplicateId,
    String by,
    String reason,
    @Schema(allowableValues = {"refuse", "strictest"}) String consent,
    Instant mergedAt,
    Integer duplicateCycle,
    Instant undoneAt,
    String undoneBy) {

  static MergeView of(Merge merge) {
    return new MergeView(
        merge.mergeId(),
        merge.leadId(),
        merge.duplicateId(),
        merge.mergedBy(),
        merge.reason(),
        merge.strictest() ? "strictest" : "refuse",
        merge.mergedAt(),
        merge.duplicateCycle(),
        merge.undoneAt(),
        merge.undoneBy());
  }
}
