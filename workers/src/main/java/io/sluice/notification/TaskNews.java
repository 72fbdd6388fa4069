package io.sluice.notification;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A task that there is news about.
 *
 * @param key what it became known by: the element instance of the job that did it
 * @param username who has it, null for anyone of the team
 * @param zone where they work
 * @param dueAt in the year 9999 where it is never due
 */
public record TaskNews(
    long key,
    UUID leadId,
    int cycle,
    String task,
    String team,
    String username,
    ZoneId zone,
    Instant dueAt) {}
