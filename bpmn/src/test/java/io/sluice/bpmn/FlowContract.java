package io.sluice.bpmn;

import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.IntermediateThrowEvent;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** No lead gets stuck at a gateway, and the ledger hears of every milestone and every end. */
final class FlowContract {

  private static final String DUPLICATE = "duplicate";

  /** The processes that run a cycle of a lead, each started by a message. */
  private static final Set<String> CYCLES = Set.of(Models.LEAD_LIFECYCLE, Models.CUSTOMER_SUCCESS);

  private FlowContract() {}

  /** A gateway that chooses has one way without a condition, which it takes when none holds. */
  static List<String> gateways(ModelFiles models) {
    return models
        .all(ExclusiveGateway.class)
        .filter(gateway -> gateway.element().getOutgoing().size() > 1)
        .flatMap(FlowContract::undecided)
        .toList();
  }

  /** A milestone, a none event in the middle of a flow, reaches a stage when it is entered. */
  static List<String> milestones(ModelFiles models) {
    return models
        .all(IntermediateThrowEvent.class)
        .filter(event -> event.element().getEventDefinitions().isEmpty())
        .filter(event -> !event.startListeners().equals(List.of(JobTypes.REACH_STAGE)))
        .map(event -> event.finding("the milestone has no '%s' listener", JobTypes.REACH_STAGE))
        .toList();
  }

  /**
   * An end of a cycle, by withdrawal too, closes the cycle; except that of an instance that was one
   * too many.
   */
  static List<String> endsOfCycle(ModelFiles models) {
    return models
        .all(EndEvent.class)
        .filter(end -> CYCLES.contains(end.file()))
        .filter(FlowContract::endsTheInstance)
        .filter(end -> !end.startListeners().equals(closing(end.element())))
        .map(end -> end.finding("the listeners at its start are not %s", closing(end.element())))
        .toList();
  }

  private static boolean endsTheInstance(Located<EndEvent> end) {
    return end.element().getParentElement() instanceof Process
        || end.element().getParentElement() instanceof SubProcess scope && scope.triggeredByEvent();
  }

  private static List<String> closing(EndEvent end) {
    return end.getId().equals(DUPLICATE) ? List.of() : List.of(JobTypes.CLOSE_CYCLE);
  }

  private static Stream<String> undecided(Located<ExclusiveGateway> gateway) {
    var otherwise = gateway.element().getDefault();
    if (otherwise == null) {
      return Stream.of(gateway.finding("the gateway has no default flow"));
    }
    return gateway.element().getOutgoing().stream()
        .filter(flow -> flow.equals(otherwise) == hasCondition(flow))
        .map(
            flow ->
                gateway.finding(
                    hasCondition(flow)
                        ? "its default flow '%s' has a condition"
                        : "its flow '%s' has no condition",
                    flow.getId()));
  }

  private static boolean hasCondition(SequenceFlow flow) {
    return flow.getConditionExpression() != null
        && !flow.getConditionExpression().getTextContent().isBlank();
  }
}
