package io.sluice.webform;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What was sent to a form and waits for a person to look at it.
 *
 * @param sent every field with its values
 */
record HeldSubmission(
    UUID submissionId,
    String formId,
    @Schema(
            allowableValues = {
              "honeypot",
              "no-token",
              "forged-token",
              "too-quick",
              "too-old",
              "mail-limit",
              "no-mail-server"
            })
        String reason,
    Instant receivedAt,
    @Schema(description = "When it is deleted, unless it is released") Instant expiresAt,
    Map<String, List<String>> sent) {}
