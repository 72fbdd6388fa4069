package io.sluice.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.Decision;
import io.camunda.client.api.response.EvaluateDecisionResponse;
import io.camunda.client.api.response.EvaluatedDecision;
import io.sluice.bpmn.Models;
import io.sluice.decision.DecisionFile.RuleId;
import io.sluice.process.ProcessTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/**
 * Each decision answers its cases, {@code src/test/resources/decisions/DECISION.json}, and no row
 * of its tables is there that no case comes to.
 */
@ProcessTest
class DecisionRulesTest {

  private static final String HOW =
      "Add to workers/src/test/resources/decisions/%s.json a case that comes to it, such as"
          + " {\"given\": {the facts by name}, \"expect\": what the decision answers, \"parts\":"
          + " {\"ANOTHER-DECISION-OF-THE-FILE\": what that one answers}}; \"parts\" may be left out.";

  @Autowired CamundaClient camunda;
  @Autowired JsonMapper json;

  static Stream<DecisionFile> files() throws IOException {
    return Arrays.stream(
            new PathMatchingResourcePatternResolver()
                .getResources(Models.LOCATION + "decisions/*.dmn"))
        .map(DecisionFile::read);
  }

  @ParameterizedTest
  @MethodSource("files")
  void answersItsCasesAndHasNoRowThatNoneComesTo(DecisionFile file) throws IOException {
    var key = deploy(file);
    var flaws = new ArrayList<String>();
    var matched = new HashSet<RuleId>();
    for (var example : cases(file.id())) {
      var response =
          camunda
              .newEvaluateDecisionCommand()
              .decisionKey(key)
              .variables(example.given())
              .send()
              .join();
      flaws.addAll(flaws(example, response));
      matched.addAll(matched(response));
    }
    file.rowsBut(matched).forEach(row -> flaws.add("No case comes to " + row + "."));

    assertThat(flaws).as(HOW, file.id()).isEmpty();
  }

  /** By its key, so that what another test deploys under the same id is left out. */
  private long deploy(DecisionFile file) throws IOException {
    return camunda
        .newDeployResourceCommand()
        .addResourceStream(file.resource().getInputStream(), file.resource().getFilename())
        .send()
        .join()
        .getDecisions()
        .stream()
        .filter(decision -> decision.getDmnDecisionId().equals(file.id()))
        .mapToLong(Decision::getDecisionKey)
        .findAny()
        .orElseThrow(() -> new AssertionError(file.id() + ".dmn has no decision of its name."));
  }

  private List<DecisionCase> cases(String decisionId) throws IOException {
    Resource file = new ClassPathResource("decisions/" + decisionId + ".json");
    if (!file.exists()) {
      return List.of();
    }
    try (var stream = file.getInputStream()) {
      return List.of(json.readValue(stream, DecisionCase[].class));
    }
  }

  private List<String> flaws(DecisionCase example, EvaluateDecisionResponse response) {
    var flaws = new ArrayList<String>();
    if (response.getFailedDecisionId() != null && !response.getFailedDecisionId().isBlank()) {
      flaws.add("%s: %s".formatted(example.given(), response.getFailureMessage()));
      return flaws;
    }
    var expected = example.expect() == null ? NullNode.getInstance() : example.expect();
    check(example, response.getDecisionId(), expected, response.getDecisionOutput(), flaws);
    example
        .parts()
        .forEach((part, answer) -> check(example, part, answer, output(response, part), flaws));
    return flaws;
  }

  private void check(
      DecisionCase example, String decisionId, JsonNode expected, String output, List<String> to) {
    if (output == null || !DecisionCase.isMet(expected, json.readTree(output))) {
      to.add(
          "%s: %s is to answer %s, and answers %s."
              .formatted(example.given(), decisionId, expected, output));
    }
  }

  private static String output(EvaluateDecisionResponse response, String part) {
    return response.getEvaluatedDecisions().stream()
        .filter(decision -> decision.getDecisionId().equals(part))
        .map(EvaluatedDecision::getDecisionOutput)
        .findAny()
        .orElse(null);
  }

  private static Set<RuleId> matched(EvaluateDecisionResponse response) {
    var matched = new HashSet<RuleId>();
    response
        .getEvaluatedDecisions()
        .forEach(
            decision ->
                decision
                    .getMatchedRules()
                    .forEach(
                        rule ->
                            matched.add(new RuleId(decision.getDecisionId(), rule.getRuleId()))));
    return matched;
  }
}
