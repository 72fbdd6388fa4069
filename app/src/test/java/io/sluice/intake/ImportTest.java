package io.sluice.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.Tables;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@SluiceTest
class ImportTest {

  @Autowired JdbcClient jdbc;
  Http http;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
  }

  @Test
  void takesGoodRowsAndSaysWhatIsWrongWithTheOthers() {
    var known = newEmail();
    var file =
        """
        email,firstName,company,employees,source,activity
        %s,Ada,"Analytical, ""Engines""
        Ltd",12,trade-show,webinar

        nobody,Bob,Bad Ltd,many,trade-show,nap
        %s,Ada,,,trade-show,demo-request
        %s,,,,trade-show
        """
            .formatted(known, known, newEmail());

    var report = load(file.replace("\nLtd", " Ltd")).json();

    assertThat(report.get("accepted").asInt()).isEqualTo(1);
    assertThat(report.get("engaged").asInt()).isEqualTo(1);
    assertThat(report.get("refused").asInt()).isEqualTo(2);
    assertThat(report.at("/refusedRows/0/line").asInt()).isEqualTo(4);
    assertThat(report.at("/refusedRows/0/errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("email", "employees", "activity");
    assertThat(report.at("/refusedRows/1/line").asInt()).isEqualTo(6);
    assertThat(report.at("/refusedRows/1/errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("row", "activity");
  }

  @Test
  void theSameFileAgainChangesNothing() {
    var file =
        "\uFEFFemail,source,activity,occurredAt\r\n%s,list,webinar,\r\n%s,list,webinar,\r\n"
            .formatted(newEmail(), newEmail());
    var first = load(file);
    var before = Tables.counts(jdbc);

    var second = load(file);

    assertThat(first.json().get("accepted").asInt()).isEqualTo(2);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(Tables.counts(jdbc)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "email,source,activity,colour  | header | colour  | rename or remove this column",
        "email,source,activity,email   | header | email   | name this column once",
        "email,source                  | header |         | add a column activity",
        "email;source;activity         | header | email;source;activity | rename or remove",
        "email,source,activity\\n\"a,b,c | body   |         | close every quote",
        "``                            | header |         | field names",
      })
  void refusesAFileThatItCannotRead(String file, String field, String value, String fix) {
    var before = Tables.counts(jdbc);

    var answer = load(file.replace("\\n", "\n"));

    assertThat(answer.status()).isEqualTo(400);
    var error = answer.json().at("/errors/0");
    assertThat(error.get("field").asString()).isEqualTo(field);
    assertThat(error.get("value").isNull() ? null : error.get("value").asString()).isEqualTo(value);
    assertThat(error.get("fix").asString()).contains(fix);
    assertThat(Tables.counts(jdbc)).isEqualTo(before);
  }

  @Test
  void refusesAFileThatIsNotUtf8OrTooLarge() {
    var latin1 =
        "email,source,activity,firstName\na@example.com,l,webinar,J\u00fcrgen"
            .getBytes(StandardCharsets.ISO_8859_1);
    var large = new byte[10 * 1024 * 1024 + 1];

    assertThat(http.post("/api/imports", "text/csv", latin1).status()).isEqualTo(400);
    assertThat(http.post("/api/imports", "text/csv", large).status()).isEqualTo(413);
    assertThat(http.postChunked("/api/imports", "text/csv", large).status()).isEqualTo(413);
    assertThat(http.post("/api/imports", "application/json", "{}").status()).isEqualTo(415);
  }

  private Http.Answer load(String file) {
    return http.post("/api/imports", "text/csv; charset=utf-8", file);
  }

  private static String newEmail() {
    return UUID.randomUUID() + "@example.com";
  }
}
