package io.sluice.privacy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Everything that is held about a person.
 *
 * @param personId the lead that they are
 * @param leadIds that one and all that were merged into it
 * @param tables every row about them by table, under the columns' own names
 * @param namedByOthers where others named them: contacts of other leads
 * @param suppressions what is kept as keyed hash of an address, and outlives an erasure
 * @param engine what the engine keeps of the processes that ran for them
 */
@Schema(name = "PersonExport")
record PersonExport(
    UUID personId,
    List<UUID> leadIds,
    Instant exportedAt,
    Map<String, JsonNode> tables,
    JsonNode namedByOthers,
    List<Suppression> suppressions,
    Engine engine) {

  /**
   * An entry on a list of whom nobody may contact.
   *
   * @param emailHash the HMAC-SHA256 of the address in hexadecimal digits; null where the address
   *     is kept in plain text
   */
  @Schema(name = "PersonExportSuppression")
  record Suppression(
      String kind, String emailHash, String email, String note, String by, Instant addedAt) {}

  /**
   * @param processInstances each with its variables, among which are what people read and wrote in
   *     Tasklist
   * @param note what is not shown here, null where everything is
   */
  @Schema(name = "PersonExportEngine")
  record Engine(List<Instance> processInstances, String note) {}

  /**
   * @param variables their values as JSON; null where they could not be read
   */
  @Schema(name = "PersonExportInstance")
  record Instance(String processInstanceKey, Map<String, String> variables) {}
}
