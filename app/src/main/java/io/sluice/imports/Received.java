package io.sluice.imports;

import java.util.UUID;

/**
 * What became of a file that was sent.
 *
 * @param id of its import
 * @param known whether that is an earlier one, which loaded the same bytes; then nothing was kept
 *     of what was sent
 */
public record Received(UUID id, boolean known) {}
