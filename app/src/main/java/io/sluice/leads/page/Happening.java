package io.sluice.leads.page;

import java.time.Instant;

/**
 * One thing that happened to a lead.
 *
 * @param kind what it was, which a page marks it by: {@code stage}, {@code task}, {@code late},
 *     {@code talk}, {@code did}, {@code mail}, {@code grade}, {@code sleep} or {@code record}
 * @param detail what somebody wrote about it; null where nobody did
 */
public record Happening(Instant at, String kind, Phrase what, String detail) {}
