package io.sluice.lead;

import java.util.UUID;

/**
 * Somebody who has just been entered, by what tells their account; all but the address may be null.
 *
 * @param turn their place among those who were entered with them
 * @param country ISO 3166-1 alpha-2
 */
public record NewMember(
    int turn, UUID leadId, String email, String website, String company, String country) {}
