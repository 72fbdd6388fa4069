package io.sluice.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * One call of a webhook, as it is shown: without personal data, and without anything of the body.
 *
 * @param webhookId the sender's id, null where it was malformed
 * @param sentAt the time that was signed, null where it was malformed
 * @param reason why it was refused, the last part of the problem's type
 * @param problem fields and fixes, a line each
 * @param accepted how many of its events opened a cycle
 * @param engaged how many were engagements of leads under way
 * @param refused how many were refused
 */
public record WebhookDelivery(
    UUID deliveryId,
    String webhookId,
    Instant sentAt,
    Instant receivedAt,
    @Schema(allowableValues = {WebhookLog.TAKEN, WebhookLog.REPEATED, WebhookLog.REFUSED})
        String outcome,
    String reason,
    String problem,
    int accepted,
    int engaged,
    int refused) {}
