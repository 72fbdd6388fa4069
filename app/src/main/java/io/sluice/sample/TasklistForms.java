package io.sluice.sample;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/**
 * Waits until Tasklist knows the forms. A task that Tasklist 8.6 imports before its form shows raw
 * variables for ever. Its own API serves a form only once a task uses it, so the store that it
 * reads is asked.
 */
@Component
@ConditionalOnBooleanProperty("sluice.sample.enabled")
class TasklistForms {

  private static final Logger log = LoggerFactory.getLogger(TasklistForms.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final Duration INTERVAL = Duration.ofMillis(250);

  private final LocalProperties local;
  private final RestClient http;
  private final Clock clock;

  TasklistForms(LocalProperties local, RestClient.Builder http, Clock clock) {
    this.local = local;
    this.http = http.build();
    this.clock = clock;
  }

  void await(Set<String> formIds) throws InterruptedException {
    if (local.searchUrl() == null || formIds.isEmpty()) {
      return;
    }
    var giveUpAt = clock.instant().plus(LONGEST_WAIT);
    while (!knowsAll(formIds)) {
      if (clock.instant().isAfter(giveUpAt)) {
        log.warn("Tasklist does not know all forms yet; the first tasks may show without theirs");
        return;
      }
      Thread.sleep(INTERVAL);
    }
  }

  private boolean knowsAll(Set<String> formIds) {
    return formIds.stream().allMatch(this::knows);
  }

  private boolean knows(String formId) {
    try {
      var found =
          http.get()
              .uri(local.searchUrl() + "/tasklist-form-*/_count?q=bpmnId:\"{formId}\"", formId)
              .retrieve()
              .body(JsonNode.class);
      return found != null && found.path("count").asInt(0) > 0;
    } catch (RestClientException e) {
      log.debug("Tasklist's store does not answer yet", e);
      return false;
    }
  }
}
