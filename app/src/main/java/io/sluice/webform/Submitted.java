package io.sluice.webform;

import java.time.Instant;
import java.util.UUID;

/**
 * What was sent to a form.
 *
 * @param form as it was then
 * @param networkAddress where it came from
 */
record Submitted(
    UUID submissionId, WebForm form, FormPost post, String networkAddress, Instant receivedAt) {

  FormMapping mapping() {
    return new FormMapping(form);
  }
}
