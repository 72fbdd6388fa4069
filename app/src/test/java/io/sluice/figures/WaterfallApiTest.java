package io.sluice.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.TestClock;
import java.sql.Timestamp;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@SluiceTest
class WaterfallApiTest {

  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;
  Http http;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
  }

  @Test
  void tellsTheFiguresOfASource() {
    var source = "api-" + UUID.randomUUID();
    var inquiredAt = clock.instant();
    var lead = UUID.randomUUID();
    jdbc.sql(
            """
            insert into lead (lead_id, version, email, email_key, source, captured_at)
            values (:lead, 0, :email, :email, :source, :at)
            """)
        .param("lead", lead)
        .param("email", lead + "@a.example")
        .param("source", source)
        .param("at", Timestamp.from(inquiredAt))
        .update();
    jdbc.sql(
            """
            insert into lead_cycle (lead_id, cycle, entry, opened_at)
            values (:lead, 1, 'inquiry', :at)
            """)
        .param("lead", lead)
        .param("at", Timestamp.from(inquiredAt))
        .update();
    jdbc.sql(
            """
            insert into stage_event (lead_id, cycle, stage, reached_at) values
              (:lead, 1, 'inquiry', :inquired), (:lead, 1, 'aql', :qualified)
            """)
        .param("lead", lead)
        .param("inquired", Timestamp.from(inquiredAt))
        .param("qualified", Timestamp.from(inquiredAt.plusSeconds(1)))
        .update();

    var answer = http.get("/api/waterfall?source=" + source);

    assertThat(answer.status()).isEqualTo(200);
    var waterfall = answer.json();
    assertThat(waterfall.path("cameIn").asInt()).isEqualTo(1);
    assertThat(waterfall.path("fates").path("open").asInt()).isEqualTo(1);
    assertThat(waterfall.path("filter").path("source").asString()).isEqualTo(source);
    var inquiry = waterfall.path("stages").get(0);
    assertThat(inquiry.path("stage").asString()).isEqualTo("inquiry");
    assertThat(inquiry.path("conversion").path("percent").asDouble()).isEqualTo(100);
    assertThat(inquiry.path("speed").path("median").asInt()).isEqualTo(1);
    assertThat(waterfall.path("stages").get(1).path("conversion").path("open").asInt())
        .isEqualTo(1);
  }

  @Test
  void saysWhatCannotBe() {
    var answer = http.get("/api/waterfall?from=soon&segment=huge");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("errors")).hasSize(2);
    assertThat(answer.json().path("errors").get(0).path("field").asString()).isEqualTo("from");
    assertThat(http.get("/api/waterfall?from=1970-01-01&to=9999-01-01").status()).isEqualTo(400);
  }

  @Test
  void namesATeamThatThereIsNot() {
    var answer = http.get("/api/waterfall?team=nonsense");

    assertThat(answer.status()).isEqualTo(400);
    var error = answer.json().path("errors").get(0);
    assertThat(error.path("field").asString()).isEqualTo("team");
    assertThat(error.path("value").asString()).isEqualTo("nonsense");
    assertThat(error.path("fix").asString()).contains("inside-sales", "or leave it out");
    assertThat(http.get("/api/waterfall?team=inside-sales").status()).isEqualTo(200);
  }

  @Test
  void isDescribed() {
    var read = http.get("/v3/api-docs").json().path("paths").path("/api/waterfall").path("get");

    assertThat(read.path("summary").asString()).isNotBlank();
    assertThat(read.path("parameters").findValuesAsString("name"))
        .containsExactlyInAnyOrder("from", "to", "source", "channel", "team", "segment", "door");
    assertThat(
            read.path("responses")
                .path("200")
                .path("content")
                .path("application/json")
                .path("schema"))
        .isNotEmpty();
  }
}
