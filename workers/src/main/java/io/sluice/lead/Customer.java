package io.sluice.lead;

import java.time.Instant;
import java.util.UUID;

/**
 * A lead whose company has bought and stays.
 *
 * @param leadId the one who bought
 * @param since when the first cycle was won since they last were none
 * @param lookedAfterBy user name of whoever of customer success had them last, null before
 */
public record Customer(UUID leadId, Instant since, String lookedAfterBy) {}
