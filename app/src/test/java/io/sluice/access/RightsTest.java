package io.sluice.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.page.PageController;
import io.sluice.testing.Http;
import io.sluice.testing.Http.Answer;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.Visitor;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who opens which page: each role and each address, to read and to send to. */
@SluiceTest
class RightsTest {

  private static final String SDR = "sam";
  private static final String MANAGER = "morgan";
  private static final String MANAGER_OF_A_TEAM = "kim";
  private static final String MARKETING = "jordan";
  private static final String ADMIN = "demo";
  private static final List<String> ALL =
      List.of(SDR, MANAGER, MANAGER_OF_A_TEAM, MARKETING, ADMIN);

  private static final String SOMETHING = "/" + UUID.randomUUID();

  /** Those who are not named may not. */
  private static final Map<String, Set<String>> OPENED_BY =
      Map.of(
          "/waterfall", Set.of(MANAGER, MANAGER_OF_A_TEAM, MARKETING, ADMIN),
          "/sleepers", Set.of(MANAGER, MANAGER_OF_A_TEAM, MARKETING, ADMIN),
          "/follow-up", Set.copyOf(ALL),
          "/leads", Set.copyOf(ALL),
          "/leads.csv", Set.copyOf(ALL),
          "/team", Set.of(MANAGER, MANAGER_OF_A_TEAM, ADMIN),
          "/imports", Set.of(MARKETING, ADMIN));

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping handlers;

  Http http;
  Visitor visitor;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
    visitor = new Visitor(http);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/nowhere", "/leads-of-nobody", "/favicon.ico", "/v3/api-docs", "/mail/x"})
  void whatIsNoPageHasTheHeadersOfOne(String path) {
    var answer = visitor.logIn(MANAGER).open(path);

    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Referrer-Policy")).isIn("same-origin", "no-referrer");
  }

  @Test
  void theDoorsAreAsOpenAsTheyWere() {
    assertThat(http.post("/nowhere", "application/json", "{}").status()).isEqualTo(404);
    assertThat(http.get("/actuator/health/readiness").status()).isEqualTo(200);
    for (var door : List.of("/forms/nowhere", "/webhooks/nowhere")) {
      var answer = http.post(door, "application/json", "{}");
      assertThat(answer.status()).as(door).isNotIn(302, 401, 403);
      assertThat(answer.header("Content-Security-Policy")).as(door).isNull();
      assertThat(answer.header("Cross-Origin-Resource-Policy")).as(door).isNull();
      assertThat(answer.header("Set-Cookie")).as(door).isNull();
    }
    var unsubscribed =
        http.post("/mail/nonsense/unsubscribe", "application/x-www-form-urlencoded", "a=b");
    assertThat(unsubscribed.status()).isEqualTo(404);
    assertThat(unsubscribed.header("Content-Security-Policy")).contains("'unsafe-inline'");
    assertThat(unsubscribed.header("Set-Cookie")).isNull();
  }

  static Stream<Arguments> everyoneAndEveryPage() {
    return ALL.stream()
        .flatMap(who -> OPENED_BY.keySet().stream().map(page -> Arguments.of(who, page)));
  }

  /** What there is not, or not for them, is another matter than what they may not. */
  @ParameterizedTest
  @MethodSource("everyoneAndEveryPage")
  void eachRoleOpensItsPagesAndNoOthers(String who, String page) {
    visitor.logIn(who);
    var may = OPENED_BY.get(page).contains(who);

    for (var path : List.of(page, page + SOMETHING, page + SOMETHING + "/cancel")) {
      assertMay(may, visitor.open(path));
      assertMay(may, visitor.send(path, Map.of()));
      assertThat(visitor.withoutToken().send(path, Map.of()).status()).as(path).isEqualTo(403);
      visitor.open("/log-out");
    }
  }

  private static void assertMay(boolean may, Answer answer) {
    var call = answer.response().request().method() + " " + answer.response().uri();
    if (may) {
      assertThat(answer.status()).as(call).isNotIn(401, 403);
      assertThat(answer.header("Location")).as(call).isNotEqualTo("/log-in");
    } else {
      assertThat(answer.status()).as(call).isEqualTo(403);
      assertThat(answer.body()).as(call).contains("Your role does not open this page", "Log out");
    }
  }

  @Test
  void nobodyOpensAPageBeforeTheyLogInAlsoWhereTheApiNeedsNoKey() {
    assertThat(http.get("/api/keys").status()).isEqualTo(200);
    for (var page : OPENED_BY.keySet()) {
      for (var path : List.of(page, page + SOMETHING)) {
        var answer = new Visitor(http).open(path);
        assertThat(answer.status()).as(path).isEqualTo(302);
        assertThat(path(answer)).as(path).isEqualTo("/log-in");
        assertThat(new Visitor(http).send(path, Map.of()).status()).as(path).isEqualTo(403);
      }
    }
    assertThat(path(new Visitor(http).open("/"))).isEqualTo("/log-in");
  }

  @ParameterizedTest
  @CsvSource({
    "sam, /follow-up",
    "morgan, /waterfall",
    "kim, /waterfall",
    "jordan, /waterfall",
    "demo, /waterfall"
  })
  void everybodyBeginsOnAPageThatTheyOpen(String who, String page) {
    visitor.logIn(who);

    assertThat(path(visitor.open("/"))).isEqualTo(page);
    assertThat(OPENED_BY.get(page)).contains(who);
  }

  @Test
  void aKeyOfASourceOpensTheImportsAlone() {
    visitor.open("/log-in");
    visitor.send("/log-in", Map.of("password", intakeKey()));

    assertThat(path(visitor.open("/"))).isEqualTo("/imports");
    for (var page : OPENED_BY.keySet()) {
      assertMay(page.equals("/imports"), visitor.open(page));
    }
  }

  /** Whoever adds a page has to say who opens it. */
  @Test
  void everyPageHasItsRights() {
    var pages =
        handlers.getHandlerMethods().entrySet().stream()
            .filter(
                found ->
                    AnnotatedElementUtils.hasAnnotation(
                        found.getValue().getBeanType(), PageController.class))
            .flatMap(found -> found.getKey().getPatternValues().stream())
            .filter(path -> !Set.of("/", "/log-in", "/log-out").contains(path))
            .toList();

    assertThat(pages)
        .contains("/imports")
        .allSatisfy(path -> assertThat(Rights.TABLE).anyMatch(right -> right.covers(path)));
    assertThat(Rights.TABLE.stream().map(Right::page))
        .containsExactlyInAnyOrderElementsOf(OPENED_BY.keySet());
  }

  /** Nothing else is open than what the world has to reach. */
  @Test
  void everyAddressIsAPageOrOfTheApiOrKnownToBeOpen() {
    var open =
        List.of(
            "/forms/",
            "/webhooks/",
            "/mail/",
            "/v3/api-docs",
            "/error",
            "/log-in",
            "/log-out",
            "/actuator");

    assertThat(handlers.getHandlerMethods().keySet().stream())
        .flatMap(mapping -> List.copyOf(mapping.getPatternValues()))
        .filteredOn(path -> !path.startsWith("/api/") && !path.equals("/"))
        .filteredOn(path -> Rights.TABLE.stream().noneMatch(right -> right.covers(path)))
        .allSatisfy(path -> assertThat(open).anyMatch(path::startsWith));
  }

  private String intakeKey() {
    return http.post(
            "/api/keys",
            "application/json",
            "{\"authority\":\"intake\",\"by\":\"jordan\",\"source\":\"fair\"}")
        .json()
        .get("key")
        .asString();
  }

  private static String path(Answer answer) {
    return URI.create(answer.header("Location")).getPath();
  }
}
