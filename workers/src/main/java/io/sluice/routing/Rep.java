package io.sluice.routing;

import java.time.ZoneId;

/**
 * Someone who works leads.
 *
 * @param username as in Tasklist
 * @param team {@code inside-sales}, {@code sales}, {@code managers} or {@code
 *     marketing-operations}: a candidate group
 * @param zone where they work
 */
public record Rep(String username, String name, String team, ZoneId zone) {}
