package io.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.testing.Http;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What a program that sends leads does and sees. */
final class Leads {

  /** A stage that a lead reached. */
  record Reached(String stage, Instant at, String reasonCode) {}

  private final Http api;

  Leads(RunningSluice sluice) {
    this.api = sluice.api();
  }

  /**
   * @return the lead's id
   */
  String submit(String json, String idempotencyKey) {
    var answer = api.postLead(json, "Idempotency-Key", idempotencyKey);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer.json().path("leadId").asString();
  }

  JsonNode read(String leadId) {
    var answer = api.get("/api/leads/" + leadId);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  /** The lead, as soon as it is like this. */
  JsonNode awaitLead(String leadId, Predicate<JsonNode> likeThis) {
    return await().atMost(Chromium.PATIENCE).until(() -> read(leadId), likeThis);
  }

  List<Reached> ledger(String leadId) {
    return StreamSupport.stream(read(leadId).path("ledger").spliterator(), false)
        .map(
            entry ->
                new Reached(
                    entry.path("stage").asString(),
                    Instant.parse(entry.path("reachedAt").asString()),
                    entry.path("reasonCode").asString(null)))
        .toList();
  }
}
