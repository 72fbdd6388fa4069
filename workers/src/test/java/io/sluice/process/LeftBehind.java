package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status.Code;
import io.sluice.local.test.EngineRecord;
import io.sluice.local.test.TestStack;
import java.sql.Timestamp;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Ends what a test class leaves in the engine. Otherwise all of it would be reminded of, reassigned
 * and escalated whenever a later class moves the clock, and that for ever, as a customer is looked
 * at again and again.
 */
final class LeftBehind implements AfterAllCallback {

  private static final Set<String> ENDS = Set.of("ELEMENT_COMPLETED", "ELEMENT_TERMINATED");

  @Override
  public void afterAll(ExtensionContext context) {
    var application = SpringExtension.getApplicationContext(context);
    var camunda = application.getBean(CamundaClient.class);
    InFlight.each(running(), instance -> cancel(camunda, instance));
    application
        .getBean(JdbcClient.class)
        .sql("update assignment set ended_at = :now where ended_at is null")
        .param("now", Timestamp.from(VirtualTime.now()))
        .update();
  }

  /** The instances that nobody called and that have not ended. */
  private static List<Long> running() {
    var processes =
        TestStack.shared().records().stream()
            .filter(found -> found.valueType().equals("PROCESS_INSTANCE"))
            .filter(found -> found.bpmnElementType().equals("PROCESS"))
            .filter(found -> found.number("parentProcessInstanceKey") <= 0)
            .toList();
    var ended =
        processes.stream()
            .filter(found -> ENDS.contains(found.intent()))
            .map(EngineRecord::key)
            .collect(Collectors.toSet());
    return processes.stream()
        .filter(found -> found.intent().equals("ELEMENT_ACTIVATED"))
        .map(EngineRecord::key)
        .filter(instance -> !ended.contains(instance))
        .toList();
  }

  /** Some may end by themselves meanwhile. */
  private static void cancel(CamundaClient camunda, long instance) {
    try {
      camunda.newCancelInstanceCommand(instance).send().join();
    } catch (ClientStatusException e) {
      assertThat(e.getStatusCode()).isEqualTo(Code.NOT_FOUND);
    }
  }
}
