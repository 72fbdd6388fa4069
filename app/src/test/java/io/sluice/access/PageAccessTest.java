package io.sluice.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.Http.Answer;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.Visitor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Who may open the pages where keys are needed. */
@SluiceTest
@TestPropertySource(
    properties = {
      "sluice.access.keys=required",
      "sluice.access.first-key=" + PageAccessTest.FIRST_KEY
    })
class PageAccessTest {

  static final String FIRST_KEY = "Zm9yIHRoZSB0ZXN0cyBvbmx5LCBubyBzZWNyZXQh+/B=";

  Http http;
  Visitor visitor;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
    visitor = new Visitor(http);
  }

  @Test
  void nobodySeesAPageBeforeTheyHaveLoggedInWithAKey() {
    var closed = visitor.open("/imports");
    assertThat(closed.status()).isEqualTo(302);
    assertThat(path(closed)).isEqualTo("/log-in");

    var form = visitor.open("/log-in");
    assertThat(form.body()).contains("API key").doesNotContain("Log out");
    assertThat(path(visitor.send("/log-in", Map.of("password", "slk_nonsense"))))
        .isEqualTo("/log-in");
    assertThat(visitor.open("/log-in?why=wrong").body()).contains("are not known");

    var open = visitor.send("/log-in", Map.of("password", " " + FIRST_KEY + "\n"));
    assertThat(path(open)).isEqualTo("/imports");
    assertThat(open.header("Set-Cookie"))
        .startsWith("sluice=")
        .contains("HttpOnly", "SameSite=Lax")
        .doesNotContain("Max-Age", "Expires", FIRST_KEY);
    assertThat(visitor.open("/imports").body()).contains("Log out");

    visitor.send("/log-out", Map.of());
    assertThat(visitor.open("/imports").status()).isEqualTo(302);
  }

  @Test
  void aPartOfAPageSendsTheWholeOfItToTheLogIn() {
    var answer = http.call("GET", "/imports", "HX-Request", "true");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("HX-Redirect")).isEqualTo("/log-in");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void theSessionOpensPagesAndNotTheApi() {
    logIn(FIRST_KEY);

    assertThat(visitor.open("/imports").status()).isEqualTo(200);
    assertThat(visitor.open("/api/keys").status()).isEqualTo(401);
  }

  @Test
  void whoseKeyIsRevokedIsLoggedOutAtOnce() {
    var made = make("{\"authority\":\"operate\",\"by\":\"jordan\"}");
    logIn(made.json().get("key").asString());
    assertThat(visitor.open("/imports").status()).isEqualTo(200);

    http.call("DELETE", made.header("Location"), bearer());

    assertThat(path(visitor.open("/imports"))).isEqualTo("/log-in");
  }

  @Test
  void aKeyOfASourceSeesTheImportsOfItsOwnOnly() {
    logIn(key("fair"));
    visitor.open("/imports");
    var file = "email\nx@y.example\n".getBytes(StandardCharsets.UTF_8);
    var page = path(visitor.upload("/imports", Map.of(), "fair-only.csv", file));
    assertThat(visitor.open(page).status()).isEqualTo(200);

    visitor = new Visitor(http);
    logIn(key("website"));
    assertThat(visitor.open(page).status()).isEqualTo(404);
    assertThat(visitor.open("/imports").body()).doesNotContain("fair-only.csv");
  }

  @Test
  void aKeyOfASourceSavesNoMappingForEverybody() {
    logIn(key("fair"));
    visitor.open("/imports");
    var file = "email\nx@y.example\n".getBytes(StandardCharsets.UTF_8);
    var page = path(visitor.upload("/imports", Map.of(), "mapped.csv", file));
    assertThat(visitor.open(page).body()).contains("id=\"mapping\"").doesNotContain("Save it as");

    var saved =
        visitor.send(page + "/mapping/saved", Map.of("column-0", "email", "name", "theirs"));

    assertThat(saved.status()).isEqualTo(403);
    assertThat(saved.body()).contains("a key that may operate");
    assertThat(http.call("GET", "/api/import-mappings/theirs", bearer()).status()).isEqualTo(404);

    visitor = new Visitor(http);
    logIn(FIRST_KEY);
    assertThat(visitor.open(page).body()).contains("Save it as");
  }

  @Test
  void whatNobodyCanKnowBeforeTheyLogInNeedsNoKey() {
    assertThat(http.get("/ui/sluice.css").status()).isEqualTo(200);
    assertThat(http.get("/ui/sluice.css").header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  private void logIn(String key) {
    visitor.open("/log-in");
    assertThat(path(visitor.send("/log-in", Map.of("password", key)))).isNotEqualTo("/log-in");
  }

  private String key(String source) {
    return make("{\"authority\":\"intake\",\"by\":\"jordan\",\"source\":\"%s\"}".formatted(source))
        .json()
        .get("key")
        .asString();
  }

  private Answer make(String body) {
    return http.post("/api/keys", "application/json", body, bearer());
  }

  private static String[] bearer() {
    return new String[] {"Authorization", "Bearer " + FIRST_KEY};
  }

  private static String path(Answer answer) {
    return URI.create(answer.header("Location")).getPath();
  }
}
