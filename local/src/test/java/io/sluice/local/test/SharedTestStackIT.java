package io.sluice.local.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.local.Endpoints;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedTestStackIT {

  private final TestStack stack = TestStack.shared();

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
  void theDatabaseIsDurable(String setting) throws Exception {
    Endpoints endpoints = stack.endpoints();
    try (Connection connection =
            DriverManager.getConnection(
                endpoints.jdbcUrl(), endpoints.username(), endpoints.password());
        ResultSet value = connection.createStatement().executeQuery("SHOW " + setting)) {
      assertThat(value.next()).isTrue();
      assertThat(value.getString(1)).isEqualTo("on");
    }
  }

  @Test
  void theClockMovesForwardOnly() {
    EngineClock clock = stack.clock();
    Instant before = clock.now();
    assertThat(clock.advance(Duration.ofHours(1))).isAfterOrEqualTo(before.plusSeconds(3600));
    Instant later = clock.now().plus(Duration.ofDays(1));
    assertThat(clock.advanceTo(later)).isAfterOrEqualTo(later);
    assertThat(clock.advanceTo(before)).isAfterOrEqualTo(later);
    assertThatThrownBy(() -> clock.advance(Duration.ofHours(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void recordsArrive() throws Exception {
    int mark = stack.records().size();
    publish("hello", "lead-1");
    EngineRecord message =
        stack
            .records()
            .await(mark, record -> record.is("MESSAGE", "PUBLISHED"), Duration.ofSeconds(10));
    assertThat(message.text("name")).isEqualTo("hello");
    assertThat(message.text("correlationKey")).isEqualTo("lead-1");
    assertThat(message.variables().path("a").asInt()).isEqualTo(1);
    assertThat(message.key()).isPositive();
    assertThat(message.timestamp())
        .isBetween(stack.clock().now().minusSeconds(60), stack.clock().now());
    assertThat(stack.records().from(mark)).contains(message);
  }

  @Test
  void aRecordThatDoesNotComeIsAnError() {
    assertThatThrownBy(
            () -> stack.records().await(record -> record.is("NO", "SUCH"), Duration.ofMillis(50)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("No such record");
  }

  private void publish(String name, String correlationKey) throws Exception {
    String body =
        """
        {"name": "%s", "correlationKey": "%s", "timeToLive": 1000, "variables": {"a": 1}}"""
            .formatted(name, correlationKey);
    URI uri = stack.endpoints().rest().resolve("/v2/messages/publication");
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(uri)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
