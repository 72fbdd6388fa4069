package io.sluice.figures;

import java.util.Map;

/**
 * A condition of SQL.
 *
 * @param parameters what it names
 */
public record SqlPart(String text, Map<String, Object> parameters) {}
