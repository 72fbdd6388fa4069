package io.sluice.access;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A key that was made.
 *
 * @param key shown this once
 */
record KeyReceipt(
    @JsonUnwrapped ApiKey made,
    @Schema(description = "Shown this once, and stored nowhere") String key) {

  @Override
  public String toString() {
    return "KeyReceipt[made=%s]".formatted(made);
  }
}
