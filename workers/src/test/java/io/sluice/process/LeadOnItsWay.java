package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.Registration;
import io.sluice.local.test.EngineRecord;
import io.sluice.local.test.TestStack;
import io.sluice.waterfall.StageEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One lead of a process test: what the engine does with it, and what people answer. */
final class LeadOnItsWay {

  private final Waterfall waterfall;
  private final Registration registration;
  private final long instance;
  private int mark;

  LeadOnItsWay(Waterfall waterfall, Registration registration, long instance) {
    this.waterfall = waterfall;
    this.registration = registration;
    this.instance = instance;
  }

  UUID leadId() {
    return registration.leadId();
  }

  Registration registration() {
    return registration;
  }

  long instance() {
    return instance;
  }

  /** Waits for a task of this lead that was not handed out before. */
  EngineRecord awaitTask(String elementId) {
    var task =
        TestStack.shared()
            .records()
            .await(
                mark,
                found ->
                    found.is("USER_TASK", "CREATED")
                        && found.elementId().equals(elementId)
                        && belongsHere(found.processInstanceKey()),
                Waterfall.PATIENCE);
    mark = TestStack.shared().records().all().indexOf(task) + 1;
    return task;
  }

  /** Waits for a task and completes it as a person would. */
  LeadOnItsWay answer(String elementId, Map<String, Object> answers) {
    waterfall.complete(awaitTask(elementId), answers);
    return this;
  }

  /** Waits until an element of this lead's instances is completed. */
  EngineRecord awaitCompleted(String elementId) {
    return TestStack.shared()
        .records()
        .await(
            found ->
                found.is("PROCESS_INSTANCE", "ELEMENT_COMPLETED")
                    && found.elementId().equals(elementId)
                    && belongsHere(found.processInstanceKey()),
            Waterfall.PATIENCE);
  }

  /** Waits until an element is completed that was not so when something was awaited before. */
  EngineRecord awaitCompletedAgain(String elementId) {
    var completed =
        TestStack.shared()
            .records()
            .await(
                mark,
                found ->
                    found.is("PROCESS_INSTANCE", "ELEMENT_COMPLETED")
                        && found.elementId().equals(elementId)
                        && belongsHere(found.processInstanceKey()),
                Waterfall.PATIENCE);
    mark = TestStack.shared().records().all().indexOf(completed) + 1;
    return completed;
  }

  /** Waits until the lead's process has ended. */
  LeadOnItsWay awaitEnd() {
    TestStack.shared()
        .records()
        .await(
            found -> found.is("PROCESS_INSTANCE", "ELEMENT_COMPLETED") && found.key() == instance,
            Waterfall.PATIENCE);
    assertThat(incidents()).isEmpty();
    return this;
  }

  List<StageEvent> ledger() {
    return waterfall.ledger().findByLead(leadId());
  }

  List<String> stages() {
    return ledger().stream().map(StageEvent::stage).toList();
  }

  StageEvent lastEvent() {
    return ledger().getLast();
  }

  EngineRecord awaitIncident() {
    return TestStack.shared()
        .records()
        .await(
            found -> found.is("INCIDENT", "CREATED") && belongsHere(found.processInstanceKey()),
            Waterfall.PATIENCE);
  }

  List<EngineRecord> incidents() {
    return records("INCIDENT", "CREATED");
  }

  /** Events of this lead's instances. */
  List<EngineRecord> records(String valueType, String intent) {
    var instances = instances();
    return TestStack.shared().records().stream()
        .filter(found -> found.is(valueType, intent))
        .filter(found -> instances.contains(found.processInstanceKey()))
        .toList();
  }

  /** The element ids of the tasks that wait for a person. */
  List<String> openTasks() {
    var closed =
        Stream.of("COMPLETED", "CANCELED")
            .flatMap(intent -> records("USER_TASK", intent).stream())
            .map(EngineRecord::key)
            .collect(Collectors.toSet());
    return records("USER_TASK", "CREATED").stream()
        .filter(task -> !closed.contains(task.key()))
        .map(EngineRecord::elementId)
        .toList();
  }

  /** How often an element was completed in this lead's instances. */
  long completed(String elementId) {
    return records("PROCESS_INSTANCE", "ELEMENT_COMPLETED").stream()
        .filter(found -> found.elementId().equals(elementId))
        .count();
  }

  /** The lead's instance, those of the stages that it called, and what they called in turn. */
  Set<Long> instances() {
    var found = new HashSet<>(Set.of(instance));
    TestStack.shared().records().stream()
        .filter(record -> record.is("PROCESS_INSTANCE", "ELEMENT_ACTIVATED"))
        .filter(record -> found.contains(record.number("parentProcessInstanceKey")))
        .forEach(record -> found.add(record.processInstanceKey()));
    return found;
  }

  private boolean belongsHere(long processInstanceKey) {
    return instances().contains(processInstanceKey);
  }
}
