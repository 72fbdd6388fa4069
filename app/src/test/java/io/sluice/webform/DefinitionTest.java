package io.sluice.webform;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.SluiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a form can be described as. */
@SluiceTest
class DefinitionTest {

  private static final String LEAST =
      """
      {"source": "website", "fields": {"email": "mail"}, "fixed": {"activity": "webinar"}}
      """;

  private Http http;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
  }

  @Test
  void isReadAsItWasSaidWithWhatItLeftOut() {
    assertThat(http.put("/api/forms/least", LEAST).status()).isEqualTo(200);

    var form = http.get("/api/forms/least").json();

    assertThat(form.at("/fields/email").asString()).isEqualTo("mail");
    assertThat(form.get("doubleOptIn").asBoolean()).isFalse();
    assertThat(form.get("leastSeconds").asInt()).isEqualTo(2);
    assertThat(http.put("/api/forms/least", http.get("/api/forms/least").body()).status())
        .isEqualTo(200);
    assertThat(http.get("/api/forms/most").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                                          | source             | required",
        "{}                                                          | fields.email       | required",
        "{}                                                          | fields.activity    | required",
        "{\"fixed\": {\"email\": \"a@example.com\"}}                 | fixed.email        | each lead has its own",
        "{\"fixed\": {\"activity\": \"dancing\"}}                    | fixed.activity     | send one of",
        "{\"fixed\": {\"country\": \"Utopia\"}}                      | fixed.country      | ISO 3166-1",
        "{\"fixed\": {\"colour\": \"red\"}}                          | fixed.colour       | remove this field",
        "{\"fixed\": {\"entry\": \"sales\"}}                         | fixed.entry        | remove this field",
        "{\"fields\": {\"emial\": \"mail\"}}                         | fields.emial       | remove this field; known are email",
        "{\"fields\": {\"email\": \"sluice-token\"}}                 | fields.email       | name another field",
        "{\"fields\": {\"email\": null}}                             | fields.email       | required",
        "{\"fields\": {\"phone\": \"x\"}, \"fixed\": {\"phone\": \"1\"}} | fixed.phone    | not in both",
        "{\"fields\": {\"email\": \"x\"}, \"honeypot\": \"x\"}       | honeypot           | people do not fill in",
        "{\"leastSeconds\": 3601}                                    | leastSeconds       | 0 to 3600",
        "{\"leastSeconds\": \"soon\"}                                | leastSeconds       | form that",
        "{\"thankYou\": \"/thanks\"}                                 | thankYou           | whole address",
        "{\"thankYou\": \"javascript:alert(1)\"}                     | thankYou           | whole address",
        "{\"origins\": [\"*\"]}                                      | origins[0]         | scheme and host",
        "{\"origins\": [\"https://example.com/\"]}                   | origins[0]         | scheme and host",
        "{\"consents\": [{\"purpose\": \"all\"}]}                    | consents[0].purpose | lower-case",
        "{\"consents\": [{}]}                                        | consents[0].textVersion | required",
        "{\"consents\": [null]}                                      | consents[0]        | send an object",
        "{\"colour\": \"red\"}                                       | colour             | remove this field",
      })
  void namesWhatIsWrong(String json, String field, String fix) {
    http.put("/api/forms/named", LEAST);

    var answer = http.put("/api/forms/named", json);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("errors"))
        .anySatisfy(
            error -> {
              assertThat(error.get("field").asString()).isEqualTo(field);
              assertThat(error.get("fix").asString()).contains(fix);
            });
    assertThat(http.get("/api/forms/named").json().at("/fields/email").asString())
        .isEqualTo("mail");
  }

  @ParameterizedTest
  @CsvSource({"Contact", "a_b", "-a", "a%00"})
  void hasAnIdThatAnAddressCanHave(String formId) {
    assertThat(http.put("/api/forms/" + formId, LEAST).status()).isEqualTo(400);
    assertThat(http.get("/api/forms/" + formId).status()).isIn(400, 404);
  }
}
