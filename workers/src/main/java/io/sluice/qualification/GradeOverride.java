package io.sluice.qualification;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody says of a lead against the machine's verdict, until when.
 *
 * @param kind {@code fit}, {@code readiness} or {@code value}
 * @param result what counts in place of the machine's: A-D or F, 1-4, or a value band
 * @param setBy user name
 * @param setByName as people call them
 * @param endedAt when it was taken back or another took its place, {@code holdsUntil} where it ran
 *     out; null where that is still to come
 */
public record GradeOverride(
    UUID overrideId,
    UUID leadId,
    String kind,
    String result,
    String setBy,
    String setByName,
    String reason,
    Instant setAt,
    Instant holdsUntil,
    Instant endedAt) {}
