package io.sluice.consent;

import java.util.UUID;

/**
 * What a link in a mail to a lead says, and no address.
 *
 * @param mailId which mail it stands in
 * @param topic what the mail needed consent for
 */
public record MailLink(UUID mailId, UUID leadId, ConsentTopic topic) {}
