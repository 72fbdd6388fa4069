package io.sluice.decision;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a decision answered.
 *
 * @param parts the answer of each decision it drew on, by decision id, its own among them
 */
public record Evaluation(
    String decisionId, int version, JsonNode output, Map<String, JsonNode> parts) {}
