package io.sluice.hostile;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.Http.Answer;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.WebhookSender;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The strings that break programs, in every field, by every door: they come back as they went in,
 * but for the white space around them, or are refused by the name of the field.
 */
@SluiceTest
class NaughtyStringsIT {

  /** Fields that take any text, and how long it may be. */
  private static final Map<String, Integer> ANY_TEXT =
      Map.of(
          "firstName", 100,
          "lastName", 100,
          "jobTitle", 150,
          "company", 200,
          "industry", 100,
          "productInterest", 64,
          "note", 1_000);

  /** Fields that take a text of some form. */
  private static final Set<String> OF_A_FORM =
      Set.of("email", "phone", "website", "country", "channel", "activity", "occurredAt");

  /** Who fills in a form does so now. */
  private static final String NOT_OF_A_FORM = "occurredAt";

  private static final Map<String, String> SOUND = Map.of("activity", "webinar");

  enum Door {
    API,
    FORM,
    WEBHOOK
  }

  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;
  Http http;
  WebhookSender sender;

  @BeforeEach
  void doors(@LocalServerPort int port) {
    http = new Http(port);
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void comesBackAsItWentInOrIsRefusedByName(Door door) throws IOException {
    open(door);
    var strings = strings();
    assertThat(strings).hasSizeGreaterThan(400);
    try (var callers = Executors.newFixedThreadPool(6)) {
      var calls =
          strings.stream()
              .map(text -> CompletableFuture.runAsync(() -> assertKept(door, text), callers))
              .toList();
      calls.forEach(CompletableFuture::join);
    }
  }

  private void assertKept(Door door, String text) {
    var sent = new HashMap<String, String>();
    Stream.concat(ANY_TEXT.keySet().stream(), OF_A_FORM.stream())
        .forEach(field -> sent.put(field, text));

    var refused = refused(submit(door, sent), text);

    assertThat(sent.keySet()).as(text).containsAll(refused);
    assertThat(refused).as(text).contains("email");
    ANY_TEXT.forEach(
        (field, longest) ->
            assertThat(refused.contains(field))
                .as("%s refused for %s", field, JsonMapper.shared().writeValueAsString(text))
                .isEqualTo(isUnprintable(field, text) || text.strip().length() > longest));
    var email = Leads.newEmail();
    sent.keySet().removeAll(refused);
    SOUND.forEach(sent::putIfAbsent);
    sent.put("email", email);
    var answer = submit(door, sent);
    assertThat(answer.status()).as(text + answer.body()).isEqualTo(202);
    assertBack(email, sent);
  }

  private void assertBack(String email, Map<String, String> sent) {
    var lead = http.get("/api/leads/" + leadOf(email)).json();
    var facts = lead.get("facts");
    var note = lead.at("/activities/0/note");
    for (var field : ANY_TEXT.keySet()) {
      assertThat(text(field.equals("note") ? note : facts.get(field)))
          .as(field)
          .isEqualTo(stripped(sent.get(field)));
    }
    assertThat(text(facts.get("phone"))).isEqualTo(stripped(sent.get("phone")));
    assertThat(text(facts.get("website"))).isEqualTo(stripped(sent.get("website")));
    assertThat(text(facts.get("email"))).isEqualTo(email);
  }

  private static String text(JsonNode json) {
    return json.isNull() ? null : json.asString();
  }

  private static String stripped(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** One line has no control characters, several have those that make lines. */
  private static boolean isUnprintable(String field, String text) {
    return !text.isBlank()
        && text.codePoints()
            .filter(c -> !field.equals("note") || "\n\r\t".indexOf(c) < 0)
            .map(Character::getType)
            .anyMatch(type -> type == Character.CONTROL || type == Character.SURROGATE);
  }

  private static Set<String> refused(Answer answer, String text) {
    assertThat(answer.status()).as(text).isEqualTo(400);
    return new HashSet<>(answer.json().get("errors").findValuesAsString("field"));
  }

  private Answer submit(Door door, Map<String, String> sent) {
    var fields = new TreeMap<>(sent);
    return switch (door) {
      case API -> {
        fields.put("source", "naughty");
        yield http.postLead(JsonMapper.shared().writeValueAsString(fields));
      }
      case WEBHOOK ->
          sender.send(
              UUID.randomUUID().toString(),
              clock.instant(),
              JsonMapper.shared().writeValueAsString(fields));
      case FORM ->
          http.post(
              "/forms/naughty",
              "application/x-www-form-urlencoded",
              fields.entrySet().stream()
                  .map(field -> field.getKey() + "=" + encode(field.getValue()))
                  .collect(joining("&")),
              "Accept",
              "application/json");
    };
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void open(Door door) {
    var fields = Stream.concat(ANY_TEXT.keySet().stream(), OF_A_FORM.stream()).toList();
    switch (door) {
      case API -> {}
      case WEBHOOK -> {
        var rules =
            fields.stream().collect(toMap(Function.identity(), f -> Map.of("path", "$." + f)));
        sender = WebhookSender.enter(http, json(Map.of("source", "naughty", "fields", rules)));
      }
      case FORM -> {
        var same = fields.stream().collect(toMap(Function.identity(), Function.identity()));
        same.remove(NOT_OF_A_FORM);
        var form = json(Map.of("source", "naughty", "fields", same, "leastSeconds", 0));
        var entered = http.put("/api/forms/naughty", form);
        assertThat(entered.status()).as(entered.body()).isEqualTo(200);
      }
    }
  }

  private static String json(Object value) {
    return JsonMapper.shared().writeValueAsString(value);
  }

  private UUID leadOf(String email) {
    return jdbc.sql("select lead_id from lead where email = :email")
        .param("email", email)
        .query(UUID.class)
        .single();
  }

  private static List<String> strings() throws IOException {
    return new ClassPathResource("naughty-strings.txt")
        .getContentAsString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> JsonMapper.shared().readValue(line, String.class))
        .toList();
  }
}
