package io.sluice.deployment;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.DeploymentEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Sends model files to the engine. */
@Component
class Engine {

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

  private final CamundaClient client;

  Engine(CamundaClient client) {
    this.client = client;
  }

  /**
   * Deploys files in one command, all or none. None of them may be one that has not changed: the
   * engine gives every file of a deployment a new version as soon as one of them differs.
   */
  Map<ModelId, Integer> deploy(List<BundledFile> files) {
    var first = files.getFirst();
    DeployResourceCommandStep2 command =
        client.newDeployResourceCommand().useGrpc().addResourceBytes(first.content(), first.name());
    for (var file : files.subList(1, files.size())) {
      command = command.addResourceBytes(file.content(), file.name());
    }
    return versions(command.requestTimeout(REQUEST_TIMEOUT).send().join());
  }

  private static Map<ModelId, Integer> versions(DeploymentEvent deployment) {
    var versions = new HashMap<ModelId, Integer>();
    deployment
        .getProcesses()
        .forEach(
            process ->
                versions.put(
                    new ModelId(ModelId.Kind.PROCESS, process.getBpmnProcessId()),
                    process.getVersion()));
    deployment
        .getDecisions()
        .forEach(
            decision ->
                versions.put(
                    new ModelId(ModelId.Kind.DECISION, decision.getDmnDecisionId()),
                    decision.getVersion()));
    deployment
        .getForm()
        .forEach(
            form ->
                versions.put(new ModelId(ModelId.Kind.FORM, form.getFormId()), form.getVersion()));
    return versions;
  }
}
