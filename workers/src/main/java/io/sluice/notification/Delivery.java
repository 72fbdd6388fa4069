package io.sluice.notification;

import java.util.Map;
import java.util.UUID;

/**
 * One that is to be sent.
 *
 * @param letter null while its template could not be filled
 * @param leadId whom it is about
 * @param toLead whether it goes to the lead themselves
 * @param purpose what consent it needs, null where it needs none
 * @param suppressed whether it is for a lead who must be left alone by now
 */
record Delivery(
    UUID deliveryId,
    Channel channel,
    String kind,
    String template,
    String recipient,
    Map<String, String> model,
    Map<String, String> headers,
    Letter letter,
    int attempts,
    UUID leadId,
    boolean toLead,
    String purpose,
    boolean suppressed) {}
