package io.sluice.sleepers;

import java.time.Instant;
import java.util.UUID;

/**
 * A lead that sleeps.
 *
 * @param wakeAt null for an archived one
 * @param touches how often it was written to in its sleep
 */
public record Sleeper(
    UUID leadId,
    String person,
    String company,
    String outcome,
    String reason,
    String track,
    int cycle,
    Instant sleptAt,
    Instant wakeAt,
    int touches) {}
