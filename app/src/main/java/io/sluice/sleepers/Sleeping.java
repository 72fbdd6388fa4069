package io.sluice.sleepers;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How many leads sleep for a reason, on a track, and wake in a week.
 *
 * @param reason null where there is none
 * @param week its Monday; null for archived leads
 * @param next when the first of them wakes; null for archived leads
 */
record Sleeping(
    String outcome,
    String reason,
    String track,
    boolean archived,
    LocalDate week,
    Instant next,
    int leads) {}
