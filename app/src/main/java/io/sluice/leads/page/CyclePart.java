package io.sluice.leads.page;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * One pass of a lead down the waterfall.
 *
 * @param entry by which door it came in, in words
 * @param outcome how it ended, in words; null while it is open
 * @param operate its process instance in Operate; null where there is none, or Operate is not known
 * @param happenings the newest first
 */
public record CyclePart(
    int cycle,
    String entry,
    Instant openedAt,
    String outcome,
    Instant closedAt,
    URI operate,
    List<Happening> happenings) {}
