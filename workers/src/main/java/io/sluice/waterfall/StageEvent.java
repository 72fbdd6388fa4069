package io.sluice.waterfall;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A row of the ledger.
 *
 * @param stage a {@link Stage} or, for the end of a cycle, an {@link Outcome}
 * @param processInstanceKey null where a cycle was withdrawn before it had an instance
 * @param owner user name of the rep who had the lead then
 * @param expectedValue US dollars
 */
public record StageEvent(
    UUID leadId,
    int cycle,
    String stage,
    Instant reachedAt,
    Long processInstanceKey,
    String owner,
    String reasonCode,
    BigDecimal expectedValue,
    LocalDate expectedCloseDate) {}
