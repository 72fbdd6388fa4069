package io.sluice.replanning;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.SluiceTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@SluiceTest
class ReplanTest {

  Http http;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
  }

  @Test
  void saysHowManyItMoved() {
    var answer = replan("{\"leadId\":\"%s\"}".formatted(UUID.randomUUID()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("lookedAt").asInt()).isZero();
    assertThat(answer.json().get("moved").asInt()).isZero();
    assertThat(answer.json().get("refused")).isEmpty();
  }

  @Test
  void takesARepOrATeam() {
    assertThat(replan("{\"username\":\"somebody\"}").status()).isEqualTo(200);
    assertThat(replan("{\"team\":\"no-team\"}").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"leadId\":\"mine\"}                      | leadId   | send a UUID",
        "{\"username\":\"sam\",\"team\":\"sales\"}  | username | send at most one of username, team, leadId",
        "{\"rep\":\"sam\"}                          | rep      | remove this field; known are username",
        "                                           | body     | send one JSON object",
      })
  void refuses(String body, String field, String fix) {
    var answer = replan(body == null ? "" : body);

    assertThat(answer.status()).isEqualTo(400);
    var error = answer.json().at("/errors/0");
    assertThat(error.get("field").asString()).isEqualTo(field);
    assertThat(error.get("fix").asString()).contains(fix);
  }

  private Http.Answer replan(String body) {
    return http.post("/api/follow-up/replan", "application/json", body);
  }
}
