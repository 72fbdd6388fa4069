package io.sluice.suppressions;

import java.util.List;

/**
 * The answer to new entries.
 *
 * @param entries as they stand now; one that stood there already is as it was
 * @param withdrawn how many leads under way or asleep they match, which are withdrawn
 */
public record SuppressionReceipt(List<SuppressionView> entries, int withdrawn) {}
