package io.sluice.lab;

import io.sluice.decision.Decisions;
import io.sluice.decision.Evaluation;
import io.sluice.job.UnworkableJobException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Variable;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;
import org.camunda.feel.impl.JavaValueMapper;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.valuemapper.CustomValueMapper;
import org.camunda.feel.valuemapper.ValueMapper;
import scala.jdk.javaapi.CollectionConverters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Evaluates decision files by the engine that the broker has inside it. What a folder does not hold
 * is taken as shipped. Their version is 0, since they are not deployed.
 */
final class LocalDecisions implements Decisions {

  private static final int NOT_DEPLOYED = 0;

  private final DmnEngine engine = new DmnEngine.Builder().build();
  private final ValueMapper javaValues =
      new ValueMapper.CompositeValueMapper(
          CollectionConverters.asScala(List.<CustomValueMapper>of(new JavaValueMapper())).toList());
  private final Map<String, ParsedDmn> parsed = new HashMap<>();
  private final JsonMapper json;
  private final Path folder;

  /**
   * @param folder with decisions that a designer has changed; null for the shipped ones
   */
  LocalDecisions(JsonMapper json, Path folder) {
    this.json = json;
    this.folder = folder;
  }

  @Override
  public <T> T answer(String decisionId, Map<String, ?> facts, Class<T> type) {
    return json.convertValue(evaluate(decisionId, facts).answer(), type);
  }

  @Override
  public Evaluation evaluate(String decisionId, Map<String, ?> facts) {
    var answer = engine.eval(decision(decisionId), decisionId, new LinkedHashMap<>(facts));
    if (answer.isLeft()) {
      throw new UnworkableJobException(
          "Decision '%s' failed: %s Mend the table in Modeler."
              .formatted(decisionId, answer.left().get().failure().message()));
    }
    var result = answer.right().get();
    var parts = new HashMap<String, JsonNode>();
    CollectionConverters.asJava(result.auditLog().entries())
        .forEach(entry -> parts.put(entry.id(), toJson(entry.result().result())));
    return new Evaluation(decisionId, NOT_DEPLOYED, parts.get(decisionId), parts);
  }

  /** What a decision is told from outside: all that its tables look at, but each other. */
  Set<String> facts(String decisionId) {
    var model = decision(decisionId).model();
    var inside =
        model.getModelElementsByType(Decision.class).stream()
            .flatMap(decision -> decision.getChildElementsByType(Variable.class).stream())
            .map(Variable::getName)
            .collect(Collectors.toSet());
    return model.getModelElementsByType(InputExpression.class).stream()
        .map(expression -> expression.getText().getTextContent().strip())
        .filter(text -> text.matches("\\w+"))
        .filter(name -> !inside.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Where the decision was read. */
  String source(String decisionId) {
    var own = own(decisionId);
    return own == null ? "as shipped" : own.toString();
  }

  private JsonNode toJson(Val value) {
    return json.valueToTree(javaValues.unpackVal(value));
  }

  private ParsedDmn decision(String decisionId) {
    return parsed.computeIfAbsent(decisionId, this::parse);
  }

  private ParsedDmn parse(String decisionId) {
    try (var file = open(decisionId)) {
      var result = engine.parse(file);
      if (result.isLeft()) {
        throw new CannotBacktestException(
            "The decision '%s' (%s) cannot be read: %s"
                .formatted(decisionId, source(decisionId), result.left().get().message()));
      }
      return result.right().get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InputStream open(String decisionId) throws IOException {
    var own = own(decisionId);
    return own == null
        ? LocalDecisions.class.getResourceAsStream("/models/decisions/" + decisionId + ".dmn")
        : Files.newInputStream(own);
  }

  private Path own(String decisionId) {
    var own = folder == null ? null : folder.resolve(decisionId + ".dmn");
    return own != null && Files.isRegularFile(own) ? own : null;
  }
}
