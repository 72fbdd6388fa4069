package io.sluice.notifications;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * One mail or webhook call.
 *
 * @param recipient a mail address, or the team whose channel it is
 * @param username the rep it goes to, null for a channel and for the lead
 * @param leadId which lead it is about, in which cycle; both null where it is about none
 * @param attempts tries so far
 * @param nextAttemptAt when it is tried next, null where it is not
 * @param lastError why the last try failed, or why it was cancelled
 */
record DeliveryEntry(
    UUID deliveryId,
    @Schema(allowableValues = {"mail", "webhook"}) String channel,
    String kind,
    @Schema(allowableValues = {"pending", "failed", "sent", "cancelled"}) String state,
    String recipient,
    String username,
    UUID leadId,
    Integer cycle,
    String subject,
    Instant createdAt,
    int attempts,
    Instant nextAttemptAt,
    Instant sentAt,
    Instant failedAt,
    Instant cancelledAt,
    String lastError) {}
