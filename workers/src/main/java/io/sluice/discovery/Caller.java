package io.sluice.discovery;

import java.time.ZoneId;

/**
 * Who has the discovery call of a lead.
 *
 * @param username null for anyone of the team
 */
record Caller(String username, ZoneId zone) {}
