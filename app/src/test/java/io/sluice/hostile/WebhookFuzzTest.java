package io.sluice.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sluice.testing.Http;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.WebhookSender;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever is sent to a webhook, signed or not: it is answered, never by a failure of ours, each
 * call is on record, and what is answered as taken is there. In "mvn test" this runs what once was
 * found, in "mvn verify -Pe2e" it looks for more (CONTRIBUTING.md).
 */
@SluiceTest
class WebhookFuzzTest {

  private static final String MAPPING =
      """
      {"source": "fuzz", "events": "$.events[*]", "fields": {
        "email": {"path": ["$.email", "$..mail"]},
        "firstName": {"path": "$.name.first"},
        "note": {"path": "$.note"},
        "employees": {"path": "$.employees"},
        "activity": {"path": "$.kind", "values": {"a": "webinar"}, "default": "event"},
        "occurredAt": {"path": "$.at", "as": "epoch-millis"}}}""";

  private static final AtomicLong IDS = new AtomicLong();

  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;
  HostileCaller caller;
  WebhookSender sender;

  @BeforeEach
  void aSource(@LocalServerPort int port) {
    caller = new HostileCaller(port);
    sender = WebhookSender.enter(new Http(port), MAPPING);
  }

  @DictionaryEntries({
    "{\"events\":[{\"email\":\"a@example.com\"}]}",
    "\"mail\":\"b@example.com\"",
    "\"name\":{\"first\":\"",
    "\"kind\":\"a\"",
    "\"at\":1763800000000",
    "\\u0000",
    "\\ud800",
    "1e999999999",
    "[[[[[[[["
  })
  @FuzzTest(maxDuration = "30s")
  void isAnsweredAndOnRecord(FuzzedDataProvider data) {
    var before = calls();
    var isSigned = data.consumeBoolean();
    var id = isSigned ? "fuzz-" + IDS.incrementAndGet() : text(data, 40);
    var headers = isSigned ? null : anyHeaders(data, id);
    var body = data.consumeBoolean() ? data.consumeRemainingAsBytes() : json(data);

    var answer =
        caller.post(
            "/webhooks/" + sender.sourceId(),
            isSigned ? sender.headers(id, clock.instant(), body) : headers,
            body);

    assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
    assertThat(calls()).isEqualTo(before + 1);
    if (answer.statusCode() < 300) {
      assertTaken(id, answer);
    } else {
      var type = JsonMapper.shared().readTree(answer.body()).get("type").asString();
      assertThat(type).startsWith("urn:sluice:problem:");
    }
  }

  private static Map<String, String> anyHeaders(FuzzedDataProvider data, String id) {
    return Map.of(
        "webhook-id", id,
        "webhook-timestamp", text(data, 20),
        "webhook-signature", text(data, 100));
  }

  private static String text(FuzzedDataProvider data, int longest) {
    return HostileCaller.header(data.consumeString(longest));
  }

  /** What has the form of a payload, whatever its fields say. */
  private static byte[] json(FuzzedDataProvider data) {
    var json = JsonMapper.shared().createObjectNode();
    var events = json.putArray("events");
    do {
      var event = events.addObject();
      event.put("email", data.consumeBoolean() ? "fuzz@example.com" : data.consumeString(40));
      event.putObject("name").put("first", data.consumeString(120));
      event.put("note", data.consumeString(200));
      event.put("kind", data.consumeString(10));
      event.put("at", data.consumeLong());
      event.put("employees", data.consumeRegularDouble());
    } while (data.remainingBytes() > 100 && events.size() < 5);
    return JsonMapper.shared().writeValueAsBytes(json);
  }

  private void assertTaken(String id, HttpResponse<String> answer) {
    var events = JsonMapper.shared().readTree(answer.body()).get("events");
    var arrived =
        jdbc.sql(
                """
                select outcome from arrival
                where door = 'webhook' and door_id = :source and external_id = :id
                """)
            .param("source", sender.sourceId())
            .param("id", id)
            .query(String.class)
            .list();
    if (events.isEmpty()) {
      assertThat(arrived).containsExactly("empty");
    } else {
      assertThat(arrived).containsExactlyInAnyOrderElementsOf(events.findValuesAsString("status"));
    }
  }

  private long calls() {
    return jdbc.sql("select count(*) from webhook_delivery where source_id = :source")
        .param("source", sender.sourceId())
        .query(Long.class)
        .single();
  }
}
