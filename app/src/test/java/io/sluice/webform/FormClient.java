package io.sluice.webform;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.Http.Answer;
import io.sluice.testing.TestClock;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Somebody's page with a form, the browser that shows it, and what came of it. */
final class FormClient {

  static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

  private static final Pattern TOKEN = Pattern.compile("opened\\.value = '([^']+)'");

  private final Http http;
  private final JdbcClient jdbc;
  private final TestClock clock;
  final String formId = "form-" + UUID.randomUUID();

  FormClient(Http http, JdbcClient jdbc, TestClock clock) {
    this.http = http;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  static final String NEWS =
      """
      {"purpose": "marketing", "channel": "email", "field": "news", "textVersion": "2026-05",
       "text": "Send me news by mail."}
      """;

  /** Describes the form. */
  void describe(boolean doubleOptIn, String consent) {
    var answer =
        http.put(
            "/api/forms/" + formId,
            """
            {"source": "website",
             "fields": {"email": "your-email", "lastName": "name", "country": "land",
                        "note": "message"},
             "fixed": {"activity": "contact-request"},
             "consents": [%s],
             "thankYou": "https://www.example.com/thanks",
             "origins": ["https://www.example.com"],
             "honeypot": "homepage",
             "doubleOptIn": %s}
            """
                .formatted(consent, doubleOptIn));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  /** What the script fills in for whoever opens the form now. */
  String open() {
    var script = http.get("/forms/" + formId + "/form.js");
    assertThat(script.status()).isEqualTo(200);
    assertThat(script.header("Cache-Control")).isEqualTo("no-store");
    var found = TOKEN.matcher(script.body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  /** The same, a while ago. */
  String opened() {
    var token = open();
    clock.forward(Duration.ofSeconds(3));
    return token;
  }

  /** Sends it as a browser does. */
  Answer send(String... namesAndValues) {
    return http.post(
        "/forms/" + formId,
        "application/x-www-form-urlencoded",
        encoded(namesAndValues),
        "Accept",
        BROWSER);
  }

  /** Sends it as a script of the page does. */
  Answer sendJson(String json, String... headers) {
    return http.post("/forms/" + formId, "application/json", json, headers);
  }

  Optional<UUID> lead(String email) {
    return jdbc.sql("select lead_id from lead where email = :email")
        .param("email", email)
        .query(UUID.class)
        .optional();
  }

  /** What became of all that came, the first one first. */
  List<String> arrivals() {
    return jdbc.sql(
            """
            select concat_ws(' ', outcome, problem) from arrival
            where door = 'form' and door_id = :formId order by received_at
            """)
        .param("formId", formId)
        .query(String.class)
        .list();
  }

  List<JsonNode> held() {
    return StreamSupport.stream(http.get("/api/held?formId=" + formId).json().spliterator(), false)
        .toList();
  }

  static String encoded(String... namesAndValues) {
    var text = new StringBuilder();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      text.append(i == 0 ? "" : "&")
          .append(encode(namesAndValues[i]))
          .append('=')
          .append(encode(namesAndValues[i + 1]));
    }
    return text.toString();
  }

  static String[] and(String[] some, String... more) {
    return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
