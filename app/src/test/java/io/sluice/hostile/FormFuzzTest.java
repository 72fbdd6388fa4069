package io.sluice.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sluice.testing.Http;
import io.sluice.testing.SluiceTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever is sent to a form, by a browser or by a program: it is answered, never by a failure of
 * ours, and what is answered as received is on record, be it taken or held.
 */
@SluiceTest
class FormFuzzTest {

  private static final String FORM = "fuzz";
  private static final String[] TYPES = {
    "application/x-www-form-urlencoded",
    "application/json",
    "application/x-www-form-urlencoded;charset=utf-16",
    "multipart/form-data;boundary=x"
  };

  @Autowired JdbcClient jdbc;
  HostileCaller caller;

  @BeforeEach
  void aForm(@LocalServerPort int port) {
    caller = new HostileCaller(port);
    var entered =
        new Http(port)
            .put(
                "/api/forms/" + FORM,
                """
                {"source": "fuzz", "leastSeconds": 0, "honeypot": "homepage",
                 "fields": {"email": "mail", "firstName": "name", "note": "text",
                   "employees": "size", "country": "where"},
                 "fixed": {"activity": "contact-request"},
                 "consents": [{"purpose": "marketing", "channel": "email", "field": "agree",
                   "textVersion": "v1", "text": "I agree.", "required": false}]}""");
    assertThat(entered.status()).as(entered.body()).isEqualTo(200);
  }

  @DictionaryEntries({
    "mail=fuzz@example.com&text=",
    "{\"mail\":\"fuzz@example.com\",\"text\":\"",
    "&agree=on",
    "&homepage=x",
    "%00",
    "%ff%fe",
    "%",
    "&=&&==&",
    "\\ud800"
  })
  @FuzzTest(maxDuration = "30s")
  void isAnsweredAndOnRecord(FuzzedDataProvider data) {
    var before = received();
    var headers = new LinkedHashMap<String, String>();
    var isWellFormed = data.consumeBoolean();
    headers.put("Content-Type", isWellFormed ? TYPES[0] : data.pickValue(TYPES));
    headers.put("Accept", data.consumeBoolean() ? "text/html" : "application/json");
    var body = isWellFormed ? fields(data) : data.consumeRemainingAsBytes();

    var answer = caller.post("/forms/" + FORM, headers, body);

    assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
    assertThat(received() - before).isEqualTo(answer.statusCode() < 400 ? 1 : 0);
  }

  private static byte[] fields(FuzzedDataProvider data) {
    var fields =
        Map.of(
            "mail", data.consumeBoolean() ? "fuzz@example.com" : data.consumeString(40),
            "name", data.consumeString(120),
            "text", data.consumeString(200),
            "size", data.consumeString(10),
            "where", data.consumeString(4),
            "agree", data.consumeString(4),
            "homepage", data.consumeString(2));
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"))
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What came and was not refused. */
  private long received() {
    return jdbc.sql(
            """
            select count(*) from arrival
            where door = 'form' and door_id = :form and outcome <> 'refused'
            """)
        .param("form", FORM)
        .query(Long.class)
        .single();
  }
}
