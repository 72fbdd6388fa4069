package io.sluice.process;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.sluice.bpmn.Models;
import io.sluice.lead.Entry;
import io.sluice.lead.Lead;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.LeadRepository;
import io.sluice.lead.Registration;
import io.sluice.lead.Submission;
import io.sluice.local.test.EngineRecord;
import io.sluice.local.test.TestStack;
import io.sluice.waterfall.StageLedger;
import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends leads down the models for process tests. */
@Component
class Waterfall {

  static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final AtomicInteger VERSIONS = new AtomicInteger();

  private final CamundaClient camunda;
  private final LeadRegister register;
  private final LeadRepository leads;
  private final LeadCycles cycles;
  private final StageLedger ledger;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;

  Waterfall(
      CamundaClient camunda,
      LeadRegister register,
      LeadRepository leads,
      LeadCycles cycles,
      StageLedger ledger,
      TransactionTemplate transaction,
      JdbcClient jdbc) {
    this.camunda = camunda;
    this.register = register;
    this.leads = leads;
    this.cycles = cycles;
    this.ledger = ledger;
    this.transaction = transaction;
    this.jdbc = jdbc;
  }

  @PostConstruct
  void deploy() throws IOException {
    var models =
        Stream.of(new PathMatchingResourcePatternResolver().getResources(Models.LOCATION + "*/*.*"))
            .filter(file -> !file.getFilename().endsWith(".txt"))
            .toArray(Resource[]::new);
    var command = camunda.newDeployResourceCommand();
    var deployment = command.addResourceStream(models[0].getInputStream(), models[0].getFilename());
    for (var i = 1; i < models.length; i++) {
      deployment =
          deployment.addResourceStream(models[i].getInputStream(), models[i].getFilename());
    }
    deployment.requestTimeout(PATIENCE.multipliedBy(3)).send().join();
  }

  /**
   * Deploys a model again under a next version, as a designer does, and returns its key. Each has
   * another name, for the engine takes what is equal for the version that it has.
   */
  long deployNextVersion(String processId) {
    var model =
        Bpmn.readModelFromStream(
            getClass().getResourceAsStream("/models/processes/" + processId + ".bpmn"));
    model
        .getModelElementsByType(Process.class)
        .iterator()
        .next()
        .setName("Next version " + VERSIONS.incrementAndGet());
    return camunda
        .newDeployResourceCommand()
        .addProcessModel(model, processId + ".bpmn")
        .send()
        .join()
        .getProcesses()
        .getFirst()
        .getProcessDefinitionKey();
  }

  /** Deploys the follow-up policy anew, as its owner does from Modeler. */
  void deployPolicy(UnaryOperator<String> change) {
    deployDecision(Models.FOLLOW_UP_POLICY, change);
  }

  /** Deploys a decision anew; what is equal to its latest version stays that version. */
  void deployDecision(String decisionId, UnaryOperator<String> change) {
    var file = decisionId + ".dmn";
    try (var stream = getClass().getResourceAsStream("/models/decisions/" + file)) {
      var table = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      camunda
          .newDeployResourceCommand()
          .addResourceStringUtf8(change.apply(table), file)
          .send()
          .join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Registers a submission and starts its cycle, as intake and its outbox do. */
  LeadOnItsWay capture(Submission submission) {
    var registration = transaction.execute(status -> register.register(submission));
    var mark = TestStack.shared().records().size();
    publishStart(registration, submission.entry());
    return new LeadOnItsWay(this, registration, instance(registration, mark));
  }

  /** Starts the cycle that was opened as one ended, as the outbox does. */
  LeadOnItsWay next(LeadOnItsWay ended) {
    var leadId = ended.leadId();
    var open = cycles.findOpen(leadId).orElseThrow();
    var registration = new Registration.CycleOpened(leadId, open.cycle());
    var mark = TestStack.shared().records().size();
    publishStart(registration, Entry.ofCode(open.entry()));
    return new LeadOnItsWay(this, registration, instance(registration, mark));
  }

  /** A customer asks for something. */
  void ask(LeadOnItsWay customer) {
    camunda
        .newPublishMessageCommand()
        .messageName(Models.CUSTOMER_ASKED)
        .correlationKey(customer.leadId() + ":" + customer.registration().cycle())
        .timeToLive(Duration.ofHours(1))
        .send()
        .join();
  }

  /** A known lead does something more. */
  void engage(Submission submission, String activity) {
    transaction.executeWithoutResult(
        status ->
            register.register(
                new Submission(
                    submission.person(),
                    submission.company(),
                    submission.origin(),
                    activity,
                    TestStack.shared().clock().now())));
  }

  /** Takes a lead out, as the message of a withdrawal does. */
  void withdraw(LeadOnItsWay lead, String reason) {
    camunda
        .newPublishMessageCommand()
        .messageName(Models.LEAD_WITHDRAWN)
        .correlationKey(lead.leadId() + ":" + lead.registration().cycle())
        .timeToLive(Duration.ofHours(1))
        .variables(Map.of("reasonCode", reason))
        .send()
        .join();
  }

  /** Who was told about a lead. */
  List<String> told(LeadOnItsWay lead) {
    return jdbc.sql("select username from notice where lead_id = :leadId")
        .param("leadId", lead.leadId())
        .query(String.class)
        .list();
  }

  Lead lead(UUID leadId) {
    return leads.require(leadId);
  }

  /** Publishes the message that starts a cycle of an inquiry. */
  void publishStart(Registration registration) {
    publishStart(registration, Entry.INQUIRY);
  }

  void publishStart(Registration registration, Entry entry) {
    var leadCycle = registration.leadId() + ":" + registration.cycle();
    camunda
        .newPublishMessageCommand()
        .messageName(entry == Entry.CUSTOMER ? Models.CUSTOMER_WON : Models.LEAD_CAPTURED)
        .correlationKey(leadCycle)
        .timeToLive(Duration.ZERO)
        .variables(
            Map.of(
                "leadId",
                registration.leadId(),
                "cycle",
                registration.cycle(),
                "leadCycle",
                leadCycle,
                "entry",
                entry.code()))
        .send()
        .join();
  }

  /** The instance that was started for a cycle. */
  static long instance(Registration registration, int mark) {
    return TestStack.shared()
        .records()
        .await(
            mark,
            found ->
                found.is("MESSAGE_START_EVENT_SUBSCRIPTION", "CORRELATED")
                    && found
                        .text("correlationKey")
                        .equals(registration.leadId() + ":" + registration.cycle()),
            PATIENCE)
        .processInstanceKey();
  }

  void complete(EngineRecord task, Map<String, Object> answers) {
    camunda.newCompleteUserTaskCommand(task.number("userTaskKey")).variables(answers).send().join();
  }

  StageLedger ledger() {
    return ledger;
  }

  CamundaClient camunda() {
    return camunda;
  }
}
