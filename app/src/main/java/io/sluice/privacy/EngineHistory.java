package io.sluice.privacy;

import io.camunda.client.CamundaClient;
import io.grpc.Status.Code;
import io.sluice.operations.EngineStatus;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What Camunda keeps of processes that have ended, and shows in Operate and Tasklist. */
@Component
class EngineHistory {

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
  private static final String LEAD_ID = "leadId";

  private final Operate operate;
  private final SearchStore store;
  private final CamundaClient engine;
  private final JsonMapper json;

  EngineHistory(Operate operate, SearchStore store, CamundaClient engine, JsonMapper json) {
    this.operate = operate;
    this.store = store;
    this.engine = engine;
    this.json = json;
  }

  boolean isConfigured() {
    return operate.isConfigured();
  }

  /** In words for the log of an erasure; null where all of it is reached. */
  String notReached() {
    if (!operate.isConfigured()) {
      return "The engine's history is not reached: sluice.erasure.operate.url is not set.";
    }
    return store.isConfigured()
        ? null
        : "Tasklist's tasks and the exported records are not reached: sluice.erasure.search.url is"
            + " not set.";
  }

  /**
   * Every instance that ran for one of these leads, that was called by one, or that holds one of
   * these addresses and is about no other lead, as an entry in Tasklist that was never taken in.
   *
   * @param known instances that are known from elsewhere
   */
  Set<Long> findInstances(Collection<Long> known, List<UUID> leadIds, Collection<String> emails) {
    var found = new HashSet<>(known);
    leadIds.forEach(
        leadId -> found.addAll(operate.findInstances(LEAD_ID, json.writeValueAsString(leadId))));
    emails.forEach(email -> found.addAll(aboutNobodyElse(email)));
    found.addAll(operate.findCalled(found));
    return found;
  }

  private List<Long> aboutNobodyElse(String email) {
    if (!store.isConfigured()) {
      return List.of();
    }
    return store.findInstancesWith(email).stream()
        .filter(
            key ->
                operate.variables(key).stream()
                    .noneMatch(
                        variable ->
                            variable.getKey().equals(LEAD_ID)
                                && !variable.getValue().equals("null")))
        .toList();
  }

  /** The element instances and user tasks of these instances. */
  Set<Long> findElements(Collection<Long> instances) {
    return store.isConfigured() ? store.findElements(instances) : Set.of();
  }

  /** What an address stands in of other leads: a call that named this person. */
  Map<String, Long> deleteMentions(Collection<String> emails) {
    return store.isConfigured() ? Counts.sum(emails.stream().map(store::deleteMentions)) : Map.of();
  }

  /** Those that still run, or are shown as such. */
  List<Long> findRunning(Collection<Long> instances) {
    return instances.stream()
        .filter(key -> operate.findState(key).filter(Operate.State.ACTIVE::equals).isPresent())
        .toList();
  }

  /** Ends an instance that nothing else ends, as an entry that waits to be corrected. */
  void cancel(long processInstanceKey) {
    if (!operate.isRoot(processInstanceKey)) {
      return;
    }
    try {
      engine
          .newCancelInstanceCommand(processInstanceKey)
          .useGrpc()
          .requestTimeout(REQUEST_TIMEOUT)
          .send()
          .join();
    } catch (RuntimeException e) {
      if (EngineStatus.of(e) != Code.NOT_FOUND) {
        throw e;
      }
    }
  }

  /**
   * Removes instances that have ended.
   *
   * @return how many documents there were, by index; {@code operate} counts instances
   */
  Map<String, Long> delete(
      Collection<Long> instances, Collection<Long> elements, Collection<UUID> leadIds) {
    var deleted = new TreeMap<String, Long>();
    for (var key : instances) {
      if (operate.findState(key).isPresent()) {
        operate.delete(key);
        deleted.merge("operate", 1L, Long::sum);
      }
    }
    if (!store.isConfigured()) {
      return deleted;
    }
    var keys = new HashSet<>(instances);
    keys.addAll(elements);
    return Counts.sum(Stream.of(deleted, store.delete(keys), store.deleteMessages(leadIds)));
  }

  /** The variables of an instance as Operate shows them, by name. */
  Map<String, String> variables(long processInstanceKey) {
    var found = new TreeMap<String, String>();
    operate
        .variables(processInstanceKey)
        .forEach(variable -> found.put(variable.getKey(), variable.getValue()));
    return found;
  }
}
