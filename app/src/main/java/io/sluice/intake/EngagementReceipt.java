package io.sluice.intake;

import java.util.UUID;

/** The answer to an engagement that was recorded. */
record EngagementReceipt(UUID leadId) {}
