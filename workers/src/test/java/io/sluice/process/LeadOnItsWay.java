package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.Registration;
import io.sluice.local.test.EngineRecord;
import io.sluice.local.test.TestStack;
import io.sluice.waterfall.StageEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One lead of a process test: what the engine does with it, and what people answer. */
final class LeadOnItsWay {

  private final Waterfall waterfall;
  private final Registration registration;
  private final long instance;
  private long awaited = -1;

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
    return awaitNext(
        found -> found.is("USER_TASK", "CREATED") && found.elementId().equals(elementId));
  }

  /** Waits for a task and completes it as a person would. */
  LeadOnItsWay answer(String elementId, Map<String, Object> answers) {
    waterfall.complete(awaitTask(elementId), answers);
    return this;
  }

  /** Waits until an element of this lead's instances is completed. */
  EngineRecord awaitCompleted(String elementId) {
    return await(-1, isCompleted(elementId));
  }

  /** Waits until an element is completed that was not so when something was awaited before. */
  EngineRecord awaitCompletedAgain(String elementId) {
    return awaitNext(isCompleted(elementId));
  }

  /** Waits for a timer that is set after something else has happened. */
  EngineRecord awaitTimer(String target, EngineRecord after) {
    return await(
        after.position(),
        found -> found.is("TIMER", "CREATED") && found.text("targetElementId").equals(target));
  }

  /** Waits until the lead's process has ended. */
  LeadOnItsWay awaitEnd() {
    await(
        -1, found -> found.is("PROCESS_INSTANCE", "ELEMENT_COMPLETED") && found.key() == instance);
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
    return await(-1, found -> found.is("INCIDENT", "CREATED"));
  }

  List<EngineRecord> incidents() {
    return records("INCIDENT", "CREATED");
  }

  /** What the engine wrote about this lead's instances. */
  Stream<EngineRecord> records() {
    return TestStack.shared().records().ofTree(instance).stream();
  }

  /** Events of this lead's instances. */
  List<EngineRecord> records(String valueType, String intent) {
    return records().filter(found -> found.is(valueType, intent)).toList();
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
    return records("PROCESS_INSTANCE", "ELEMENT_ACTIVATED").stream()
        .map(EngineRecord::processInstanceKey)
        .collect(Collectors.toSet());
  }

  private EngineRecord awaitNext(Predicate<EngineRecord> wanted) {
    var found = await(awaited, wanted);
    awaited = found.position();
    return found;
  }

  private EngineRecord await(long position, Predicate<EngineRecord> wanted) {
    return TestStack.shared().records().awaitOfTree(instance, position, wanted, Waterfall.PATIENCE);
  }

  private static Predicate<EngineRecord> isCompleted(String elementId) {
    return found ->
        found.is("PROCESS_INSTANCE", "ELEMENT_COMPLETED") && found.elementId().equals(elementId);
  }
}
