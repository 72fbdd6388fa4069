package io.sluice.duplicate;

import java.time.Instant;
import java.util.UUID;

/**
 * Two leads that may be the same person.
 *
 * @param leadId of the one that was captured later
 * @param cycle of it, under which the review is kept
 * @param knownId of the one that was known before
 * @param words why it is asked
 * @param priority of the review, 0 to 100
 * @param refusal why the merge that somebody asked for was refused, else null
 * @param outcome {@code merged} or {@code different}, null until somebody has said
 * @param settledBy user name, null where it is not known
 */
public record DuplicateCandidate(
    UUID candidateId,
    UUID leadId,
    int cycle,
    UUID knownId,
    Evidence evidence,
    String words,
    int priority,
    int attempts,
    Instant foundAt,
    String refusal,
    String outcome,
    Instant settledAt,
    String settledBy) {}
