package io.sluice.waterfall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.IntermediateThrowEvent;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListeners;
import io.sluice.bpmn.JobTypes;
import io.sluice.bpmn.Models;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The ids of milestones and ends in the models are words that the ledger knows. */
class WaterfallModelTest {

  private static final Set<Stage> WRITTEN_OTHERWISE =
      Set.of(Stage.INQUIRY, Stage.EXPANSION, Stage.REJECTED);

  @TestFactory
  Stream<DynamicTest> everyMilestoneIsAStage() {
    return elementsWith(JobTypes.REACH_STAGE, IntermediateThrowEvent.class)
        .map(id -> dynamicTest(id, () -> assertThat(Stage.ofMilestone(id)).isPresent()));
  }

  @TestFactory
  Stream<DynamicTest> everyEndOfACycleIsAnOutcome() {
    return elementsWith(JobTypes.CLOSE_CYCLE, EndEvent.class)
        .map(id -> dynamicTest(id, () -> assertThat(Outcome.ofEnd(id)).isPresent()));
  }

  /** How a cycle begins is written by {@code admit}, a rejection by {@code record-answer}. */
  @Test
  void everyStageIsReachedByAMilestone() {
    assertThat(elementsWith(JobTypes.REACH_STAGE, IntermediateThrowEvent.class))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Stage.values())
                .filter(stage -> !WRITTEN_OTHERWISE.contains(stage))
                .map(Stage::code)
                .toList());
  }

  @Test
  void everyOutcomeHasAnEnd() {
    assertThat(elementsWith(JobTypes.CLOSE_CYCLE, EndEvent.class).map(Outcome::ofEnd))
        .contains(Arrays.stream(Outcome.values()).map(Optional::of).toArray(Optional[]::new));
  }

  private static <T extends FlowElement> Stream<String> elementsWith(
      String jobType, Class<T> type) {
    return models().stream()
        .flatMap(model -> model.getModelElementsByType(type).stream())
        .filter(element -> listensWith(jobType, element))
        .map(FlowElement::getId);
  }

  private static boolean listensWith(String jobType, FlowElement element) {
    var listeners = element.getSingleExtensionElement(ZeebeExecutionListeners.class);
    return listeners != null
        && listeners.getExecutionListeners().stream()
            .anyMatch(listener -> jobType.equals(listener.getType()));
  }

  private static List<BpmnModelInstance> models() {
    try {
      var files =
          new PathMatchingResourcePatternResolver()
              .getResources(Models.LOCATION + "processes/*.bpmn");
      return Arrays.stream(files).map(WaterfallModelTest::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BpmnModelInstance read(Resource file) {
    try (var content = file.getInputStream()) {
      return Bpmn.readModelFromStream(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
