package io.sluice.privacy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What was done to erase a person. It names nobody.
 *
 * @param personId the lead that they were
 * @param leadIds that one and all that were merged into it
 * @param ground which ground of Art. 17 (1) GDPR
 * @param status {@code running} or {@code done}
 * @param waitsFor what the next step waits for or failed at; null where it goes on or is done
 * @param processInstances the keys of what was removed from the engine's history
 * @param removed rows by table and documents by index
 */
@Schema(name = "Erasure")
record ErasureView(
    UUID erasureId,
    UUID personId,
    List<UUID> leadIds,
    String ground,
    String by,
    Instant requestedAt,
    Instant finishedAt,
    @Schema(allowableValues = {"running", "done"}) String status,
    String waitsFor,
    List<Done> steps,
    List<Removed> removed,
    List<String> processInstances) {

  /**
   * A step that was taken.
   *
   * @param note what a person has to know of it, null for nothing
   */
  @Schema(name = "ErasureStep")
  record Done(
      @Schema(
              allowableValues = {
                "suppressed",
                "ended",
                "located",
                "database",
                "engine",
                "verified"
              })
          String step,
      Instant doneAt,
      String note) {}

  /**
   * How much was removed where.
   *
   * @param place a table, an index of the search store, or {@code operate} for process instances
   */
  @Schema(name = "ErasureCount")
  record Removed(String place, long count) {}
}
