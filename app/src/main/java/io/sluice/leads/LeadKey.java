package io.sluice.leads;

import java.util.UUID;

/** One cycle of one lead. */
record LeadKey(UUID leadId, int cycle) {}
