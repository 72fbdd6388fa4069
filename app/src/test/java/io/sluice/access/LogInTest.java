package io.sluice.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sluice.testing.Http;
import io.sluice.testing.Http.Answer;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.TestClock;
import io.sluice.testing.Visitor;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** People log in with a name and a password. */
@SluiceTest
@TestPropertySource(
    properties = {"server.forward-headers-strategy=native", "sluice.access.failed-log-ins=4"})
class LogInTest {

  private static final int MOST_OF_A_NAME = 4;
  private static final int MOST_OF_AN_ADDRESS = 5 * MOST_OF_A_NAME;

  @Autowired TestClock clock;
  Http http;
  Visitor visitor;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
    visitor = new Visitor(http);
    clock.forward(Duration.ofHours(1));
  }

  @Test
  void somebodyIsLedToWhereTheyWantedToBe() {
    visitor.open("/imports");
    var page = visitor.open("/log-in");
    assertThat(page.body()).contains("name=\"username\"", "Password").doesNotContain("Log out");

    var answer = logIn("jordan", "jordan");

    assertThat(URI.create(answer.header("Location")))
        .satisfies(to -> assertThat(to.getPath()).isEqualTo("/imports"))
        .satisfies(to -> assertThat(to.getQuery()).isNull());
    assertThat(visitor.open("/imports").body()).contains("Log out");
    assertThat(path(visitor.open("/log-in"))).isEqualTo("/");
  }

  @ParameterizedTest
  @CsvSource({"sam,wrong", "sam,''", "Sam,sam", "nobody,nobody", "'',sam", "sam,{noop}sam"})
  void aWrongOneIsNotToldFromAnUnknownOne(String username, String password) {
    visitor.open("/log-in");

    var answer = logIn(username, password);

    assertThat(answer.header("Location")).endsWith("/log-in?why=wrong");
    assertThat(visitor.open("/log-in?why=wrong").body())
        .contains("role=\"alert\"", "This name and password, or this API key, are not known.");
    assertThat(path(visitor.open("/imports"))).isEqualTo("/log-in");
  }

  @Test
  void whoTriesOutPasswordsOfANameHasToWaitAndOthersHaveNot() {
    visitor.open("/log-in");
    IntStream.range(0, MOST_OF_A_NAME)
        .forEach(i -> assertThat(logIn("sam", "guess " + i).header("Location")).endsWith("wrong"));

    assertThat(logIn("sam", "sam").header("Location")).endsWith("/log-in?why=wait");
    assertThat(logIn("SAM ", "guess").header("Location")).endsWith("/log-in?why=wait");
    assertThat(visitor.open("/log-in?why=wait").body()).contains("Wait a few minutes");
    assertThat(new Visitor(http).logIn("priya").open("/log-in").status()).isEqualTo(303);

    clock.forward(Duration.ofMinutes(1));
    assertThat(logIn("sam", "sam").header("Location")).doesNotContain("log-in");
  }

  @Test
  void whoTriesOutManyNamesHasToWaitByTheirAddressForEverything() {
    visitor.open("/log-in");
    IntStream.range(0, MOST_OF_AN_ADDRESS)
        .forEach(i -> assertThat(logIn("name" + i, "x").header("Location")).endsWith("wrong"));

    assertThat(logIn("name", "x").header("Location")).endsWith("wait");
    assertThat(logIn("", "slk_x").header("Location")).endsWith("wait");
    assertThatIllegalStateException().isThrownBy(() -> new Visitor(http).logIn("priya"));
  }

  @Test
  void whoIsRightNeverHasToWait() {
    IntStream.range(0, 2 * MOST_OF_AN_ADDRESS)
        .forEach(i -> assertThat(new Visitor(http).logIn("sam").open("/").status()).isEqualTo(303));
  }

  @Test
  void aSessionThatSomebodyElseKnowsIsNotTheOneThatIsLoggedIn() {
    var before = cookie(visitor.open("/log-in"));

    var after = cookie(logIn("jordan", "jordan"));

    assertThat(after).startsWith("sluice=").isNotEqualTo(before);
    assertThat(path(http.call("GET", "/imports", "Cookie", before))).isEqualTo("/log-in");
    assertThat(http.call("GET", "/imports", "Cookie", after).status()).isEqualTo(200);
  }

  @Test
  void whoLogsOutIsOutAlsoWithTheOldCookie() {
    visitor.open("/log-in");
    var cookie = cookie(logIn("jordan", "jordan"));
    visitor.open("/imports");

    assertThat(path(visitor.send("/log-out", Map.of()))).isEqualTo("/log-in");

    assertThat(path(http.call("GET", "/imports", "Cookie", cookie))).isEqualTo("/log-in");
  }

  @Test
  void noOtherSiteLogsAnybodyInOrOut() {
    visitor.open("/log-in");
    var answer = visitor.withoutToken().send("/log-in", names("jordan", "jordan"));
    assertThat(answer.header("Location")).endsWith("/log-in?why=stale");
    assertThat(visitor.open("/log-in?why=stale").body()).contains("open for too long");
    assertThat(path(visitor.open("/imports"))).isEqualTo("/log-in");

    visitor.logIn("jordan").withoutToken().send("/log-out", Map.of());
    assertThat(visitor.open("/imports").status()).isEqualTo(200);
    assertThat(visitor.open("/log-out").body()).contains("action=\"/log-out\"");
    assertThat(visitor.open("/imports").status()).isEqualTo(200);
    assertThat(path(new Visitor(http).open("/log-out"))).isEqualTo("/log-in");
  }

  @Test
  void aFormThatIsTooOldIsToldFromOneThatIsNotTheirs() {
    visitor.logIn("jordan").withoutToken();

    var answer = visitor.send("/imports", Map.of());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("open for too long").doesNotContain("Your role");
  }

  @Test
  void whereThereIsNoPageABrowserIsShownOneAndAProgramAProblem() {
    visitor.logIn("jordan");

    var answer = visitor.open("/imports/none/none");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("<h1>There is no such page</h1>", "Log out");
    assertThat(http.get("/none").header("Content-Type")).startsWith("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource({"/log-in, 200", "/imports, 200", "/team, 403", "/imports/none/none, 404"})
  void everyPageTellsTheBrowserWhatItMustNot(String path, int status) {
    var answer = path.equals("/log-in") ? http.get(path) : visitor.logIn("jordan").open(path);
    assertThat(answer.status()).isEqualTo(status);

    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Permissions-Policy")).contains("camera=()", "geolocation=()");
    assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @Test
  void theCookieIsOfTheBrowserAndOverHttpsOfNothingElse() {
    assertThat(cookies(http.get("/log-in")))
        .contains("HttpOnly", "SameSite=Lax")
        .doesNotContain("Max-Age", "Expires", "Secure");
    assertThat(http.get("/log-in").header("Strict-Transport-Security")).isNull();

    var secure = http.call("GET", "/log-in", "X-Forwarded-Proto", "https");

    assertThat(cookies(secure)).contains("HttpOnly", "SameSite=Lax", "Secure");
    assertThat(secure.header("Strict-Transport-Security")).contains("max-age=");
  }

  private Answer logIn(String username, String password) {
    var answer = visitor.send("/log-in", names(username, password));
    assertThat(answer.status()).isEqualTo(302);
    return answer;
  }

  private static Map<String, String> names(String username, String password) {
    return Map.of("username", username, "password", password);
  }

  private static String path(Answer answer) {
    return URI.create(answer.header("Location")).getPath();
  }

  private static String cookie(Answer answer) {
    return cookies(answer).replaceAll(";.*", "");
  }

  private static String cookies(Answer answer) {
    return String.join(" ", answer.response().headers().allValues("Set-Cookie"));
  }
}
