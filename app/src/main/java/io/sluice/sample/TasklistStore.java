package io.sluice.sample;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/**
 * Tells when Tasklist has caught up with the engine. A task that Tasklist 8.6 imports before its
 * form shows raw variables for ever, and its own API serves a form only once a task uses it; so the
 * store that it reads is asked.
 */
@Component
@ConditionalOnBooleanProperty("sluice.sample.enabled")
class TasklistStore {

  private static final Logger log = LoggerFactory.getLogger(TasklistStore.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final Duration INTERVAL = Duration.ofMillis(250);

  private final LocalProperties local;
  private final RestClient http;
  private final Clock clock;

  TasklistStore(LocalProperties local, RestClient.Builder http, Clock clock) {
    this.local = local;
    this.http = http.build();
    this.clock = clock;
  }

  /** Waits until Tasklist knows the forms. */
  void awaitForms(Set<String> formIds) throws InterruptedException {
    if (!await(() -> formIds.stream().allMatch(this::knows))) {
      log.warn("Tasklist does not know all forms yet; the first tasks may show without theirs");
    }
  }

  /** Waits until Tasklist lists a task. */
  void awaitFirstTask() throws InterruptedException {
    if (!await(() -> finds("/tasklist-task-8*/_count?q=state:{state}", "CREATED"))) {
      log.warn("Tasklist lists no task yet");
    }
  }

  /** False when it did not come true in time. */
  private boolean await(BooleanSupplier condition) throws InterruptedException {
    var giveUpAt = clock.instant().plus(LONGEST_WAIT);
    while (local.searchUrl() != null && !condition.getAsBoolean()) {
      if (clock.instant().isAfter(giveUpAt)) {
        return false;
      }
      Thread.sleep(INTERVAL);
    }
    return true;
  }

  private boolean knows(String formId) {
    return finds("/tasklist-form-*/_count?q=bpmnId:\"{formId}\"", formId);
  }

  private boolean finds(String query, String value) {
    try {
      var found = http.get().uri(local.searchUrl() + query, value).retrieve().body(JsonNode.class);
      return found != null && found.path("count").asInt(0) > 0;
    } catch (RestClientException e) {
      log.debug("Tasklist's store does not answer yet", e);
      return false;
    }
  }
}
