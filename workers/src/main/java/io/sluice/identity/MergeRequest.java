package io.sluice.identity;

import java.util.UUID;

/**
 * That two leads are the same person.
 *
 * @param by user name of who says so
 * @param reason why, without naming the person
 * @param strictestConsent whether the stricter of the two holds for both where they differ in what
 *     they agreed to; otherwise such a merge is refused
 */
public record MergeRequest(
    UUID leadId, UUID duplicateId, String by, String reason, boolean strictestConsent) {}
