package io.sluice.withdrawal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/**
 * The answer to a withdrawal.
 *
 * @param cycle the cycle that was open, null where none was
 * @param status {@code withdrawn} where nothing is under way, {@code ending} where a process
 *     instance is told to end
 */
record WithdrawalReceipt(
    UUID leadId,
    Integer cycle,
    @Schema(allowableValues = {WithdrawalReceipt.WITHDRAWN, WithdrawalReceipt.ENDING})
        String status) {

  static final String WITHDRAWN = "withdrawn";
  static final String ENDING = "ending";
}
