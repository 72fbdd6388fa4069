package io.sluice.local.test;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * One record of the engine's log: something that happened, or a command that was refused.
 *
 * @param position its place in the log
 * @param recordType {@code EVENT} or {@code COMMAND_REJECTION}
 * @param valueType what it is about, such as {@code USER_TASK} or {@code PROCESS_INSTANCE}
 * @param intent what happened, such as {@code CREATED} or {@code ELEMENT_COMPLETED}
 * @param key the entity's key: for a user task, what completes it
 * @param timestamp when, on the engine's clock
 * @param rejectionReason why a command was refused, empty for an event
 * @param value the details, by the engine's own names
 */
public record EngineRecord(
    long position,
    String recordType,
    String valueType,
    String intent,
    long key,
    Instant timestamp,
    String rejectionReason,
    JsonNode value) {

  /** Whether this is an event of that kind. */
  public boolean is(String expectedValueType, String expectedIntent) {
    return recordType.equals("EVENT")
        && valueType.equals(expectedValueType)
        && intent.equals(expectedIntent);
  }

  /** The id of the element in the model, or an empty text. */
  public String elementId() {
    return text("elementId");
  }

  /** The kind of element, such as {@code USER_TASK} or {@code SEQUENCE_FLOW}. */
  public String bpmnElementType() {
    return text("bpmnElementType");
  }

  /** The id of the process, or an empty text. */
  public String bpmnProcessId() {
    return text("bpmnProcessId");
  }

  /** The instance that this belongs to, or -1. */
  public long processInstanceKey() {
    return number("processInstanceKey");
  }

  /** The scope that the element is in, or -1. */
  public long flowScopeKey() {
    return number("flowScopeKey");
  }

  /** The scope that a variable is in, or -1. */
  public long scopeKey() {
    return number("scopeKey");
  }

  /** The variables of a job, a user task or a message. */
  public JsonNode variables() {
    return value.path("variables");
  }

  /** A detail by its name, or an empty text. */
  public String text(String name) {
    return value.path(name).asString("");
  }

  /** A detail by its name, or -1. */
  public long number(String name) {
    return value.path(name).asLong(-1);
  }
}
