package io.sluice.qualification;

import io.sluice.decision.Evaluation;
import io.sluice.job.UnworkableJobException;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what the tables of the scorecards answer. What a type does not name is the designers' own;
 * of what cannot be read it says where it is and how to mend it.
 */
final class TableReader {

  private final JsonMapper json;

  TableReader(JsonMapper json) {
    this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  /** Which facts the scorecards are handed. */
  FactCatalogue catalogue() {
    return FactCatalogue.read(json);
  }

  /**
   * The answer itself.
   *
   * @param complete throws IllegalArgumentException where something is missing
   * @throws UnworkableJobException when it answers nothing, or what cannot be read
   */
  <T> T read(Evaluation answer, TypeReference<T> type, Consumer<T> complete) {
    return read(answer, answer.decisionId(), answer.answer(), type, complete);
  }

  /** The same of a decision that it drew on. */
  <T> T read(Evaluation answer, String part, TypeReference<T> type, Consumer<T> complete) {
    return read(answer, part, answer.part(part), type, complete);
  }

  private <T> T read(
      Evaluation answer, String part, JsonNode said, TypeReference<T> type, Consumer<T> complete) {
    try {
      T read = json.convertValue(said, type);
      complete.accept(read);
      return read;
    } catch (JacksonException | IllegalArgumentException e) {
      throw unreadable(answer, part, e);
    }
  }

  private static UnworkableJobException unreadable(
      Evaluation answer, String part, Exception problem) {
    var cause = (Throwable) problem;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new UnworkableJobException(
        "Decision '%s' (version %d) gives in '%s' what cannot be read: %s Mend the table in Modeler, deploy, and retry."
            .formatted(answer.decisionId(), answer.version(), part, cause.getMessage()));
  }
}
