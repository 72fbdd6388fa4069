package io.sluice.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.LeadCycles;
import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The figures of each source over HTTP. */
@SluiceTest
class SourcesTest {

  @Autowired LeadCycles cycles;

  Http http;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
  }

  @Test
  void listsEachSourceWithItsFigures() {
    var source = "fair-" + UUID.randomUUID();
    for (var i = 0; i < 2; i++) {
      http.postLead(
          "{\"email\":\"%s\",\"source\":\"%s\",\"activity\":\"webinar\"}"
              .formatted(Leads.newEmail(), source));
    }

    var answer = http.get("/api/sources?days=7");

    assertThat(answer.status()).isEqualTo(200);
    var figures = find(answer.json().get("sources"), source);
    assertThat(figures.get("inquiries").asInt()).isEqualTo(2);
    assertThat(figures.get("open").asInt()).isEqualTo(2);
    assertThat(figures.get("decided").asInt()).isZero();
    assertThat(figures.get("refusedPercent").isNull()).isTrue();
    assertThat(figures.get("reasons")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "3651"})
  void refusesAPeriodThatIsNone(String days) {
    var answer = http.get("/api/sources?days=" + days);

    assertThat(answer.status()).isEqualTo(400);
    var error = answer.json().get("errors").get(0);
    assertThat(error.get("field").asString()).isEqualTo("days");
    assertThat(error.get("fix").asString()).isEqualTo("send a number from 1 to 3650");
  }

  private static JsonNode find(JsonNode sources, String source) {
    return StreamSupport.stream(sources.spliterator(), false)
        .filter(found -> found.get("source").asString().equals(source))
        .findFirst()
        .orElseThrow();
  }
}
