package io.sluice.bench.side;

import java.time.Instant;

/** One line of a person's work list. */
public record OpenTask(String id, String name, String leadId, Instant dueAt) {}
