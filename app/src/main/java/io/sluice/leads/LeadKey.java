package io.sluice.leads;

import java.util.UUID;

/**
 * One cycle of one lead.
 *
 * @param cycle null for the latest
 */
record LeadKey(UUID leadId, Integer cycle) {}
