package io.sluice.decision;

import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * What a decision is to answer.
 *
 * @param given the facts by name; what is left out is not known
 * @param expect the answer: of an object, its named fields are compared; null for no answer
 * @param parts the answers of decisions that it draws on, by decision id; may be left out
 */
record DecisionCase(Map<String, Object> given, JsonNode expect, Map<String, JsonNode> parts) {

  DecisionCase {
    parts = parts == null ? Map.of() : parts;
  }

  /** Whether an answer is the expected one, as far as this tells. */
  static boolean isMet(JsonNode expected, JsonNode answer) {
    if (answer == null) {
      return false;
    }
    if (expected.isObject()) {
      return answer.isObject()
          && expected.properties().stream()
              .allMatch(field -> isMet(field.getValue(), answer.get(field.getKey())));
    }
    if (expected.isArray()) {
      return answer.isArray()
          && expected.size() == answer.size()
          && IntStream.range(0, expected.size())
              .allMatch(i -> isMet(expected.get(i), answer.get(i)));
    }
    return expected.isNumber()
        ? answer.isNumber() && expected.decimalValue().compareTo(answer.decimalValue()) == 0
        : expected.equals(answer);
  }
}
