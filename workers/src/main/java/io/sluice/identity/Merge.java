package io.sluice.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * That two leads were made one person.
 *
 * @param leadId the one that survived
 * @param duplicateId the one that became its alias
 * @param strictest whether what one of them had forbidden was to hold for both
 * @param leadCycle of the one that survived, the cycle that was withdrawn since it must be left
 *     alone as the other one must; null where none was
 * @param leadSleep likewise the cycle after which it slept
 * @param duplicateCycle of the other one, the cycle that was withdrawn, null where none was open
 * @param duplicateSleep the cycle after which it slept, null where it did not
 * @param undoneAt null while it holds
 */
public record Merge(
    UUID mergeId,
    UUID leadId,
    UUID duplicateId,
    String mergedBy,
    String reason,
    boolean strictest,
    Instant mergedAt,
    Integer leadCycle,
    Integer leadSleep,
    Integer duplicateCycle,
    Integer duplicateSleep,
    Instant undoneAt,
    String undoneBy) {}
