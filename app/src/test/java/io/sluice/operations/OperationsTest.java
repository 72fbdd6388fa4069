package io.sluice.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.SluiceTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@SluiceTest
class OperationsTest {

  Http http;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
  }

  @Test
  void zeebeAwayIsSeenInHealthButNotInReadiness() {
    var health = http.get("/actuator/health").json();

    assertThat(health.at("/components/db/status").asString()).isEqualTo("UP");
    assertThat(health.at("/components/zeebe/status").asString()).isEqualTo("DOWN");
    assertThat(health.at("/components/zeebe/details/reason").asString()).isEqualTo("UNAVAILABLE");
    assertThat(health.get("components").propertyNames())
        .contains("outbox")
        .doesNotContain("camunda", "camundaClient");
    var readiness = http.get("/actuator/health/readiness");
    assertThat(readiness.status()).isEqualTo(200);
    assertThat(readiness.json().get("components").propertyNames())
        .containsExactlyInAnyOrder("readinessState", "db");
    assertThat(http.get("/actuator/health/liveness").status()).isEqualTo(200);
  }

  @Test
  void theApiIsDescribedWithItsProblems() {
    var api = http.get("/v3/api-docs").json();

    var submit = api.at("/paths/~1api~1leads/post");
    assertThat(submit.get("responses").propertyNames())
        .containsExactlyInAnyOrder(
            "202", "400", "401", "403", "409", "413", "415", "422", "429", "503");
    assertThat(submit.at("/security/0/apiKey").isArray()).isTrue();
    assertThat(api.at("/components/securitySchemes/apiKey/scheme").asString()).isEqualTo("bearer");
    for (var later : List.of("409", "429")) {
      var reference = submit.at("/responses/%s/$ref".formatted(later)).asString();
      assertThat(api.at(reference.substring(1) + "/headers/Retry-After").isMissingNode()).isFalse();
    }
    assertThat(submit.at("/responses/400/$ref").asString())
        .isEqualTo("#/components/responses/Problem");
    assertThat(submit.at("/requestBody/content/application~1json/schema/$ref").asString())
        .isEqualTo("#/components/schemas/Lead");
    assertThat(api.at("/components/schemas/Lead/required").toString())
        .isEqualTo("[\"activity\",\"email\"]");
    assertThat(api.at("/paths/~1api~1leads~1{leadId}/get/responses").propertyNames())
        .containsExactlyInAnyOrder("200", "400", "401", "403", "404", "503");
    var withdraw = api.at("/paths/~1api~1leads~1{leadId}~1withdrawal/post");
    assertThat(withdraw.get("responses").propertyNames())
        .containsExactlyInAnyOrder("202", "400", "401", "403", "404", "413", "415", "503");
    assertThat(withdraw.at("/requestBody/content/application~1json/schema/$ref").asString())
        .isEqualTo("#/components/schemas/Withdrawal");
    assertThat(api.at("/paths/~1api~1engagements/post/responses").propertyNames())
        .containsExactlyInAnyOrder(
            "202", "400", "401", "403", "404", "409", "413", "415", "429", "503");
    assertThat(api.at("/paths/~1api~1follow-up~1replan/post/responses").propertyNames())
        .containsExactlyInAnyOrder("200", "400", "401", "403", "413", "415", "503");
    assertThat(api.at("/paths/~1api~1operations~1liveness/post/responses").propertyNames())
        .containsExactlyInAnyOrder("200", "400", "401", "403", "503");
    assertThat(api.at("/paths/~1api~1imports/post/requestBody/content").propertyNames())
        .containsExactly("text/csv");
  }
}
