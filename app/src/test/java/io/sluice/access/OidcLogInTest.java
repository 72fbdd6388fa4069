package io.sluice.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.Http.Answer;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.Visitor;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** People log in by their company's identity provider, with Spring's own properties. */
@SluiceTest
@DirtiesContext
@TestPropertySource(
    properties = {
      "sluice.access.keys=required",
      "sluice.access.users-file=",
      "sluice.access.oidc.roles.leads-admin=admin",
      "spring.security.oauth2.client.registration.company.client-id=" + IdentityProvider.CLIENT,
      "spring.security.oauth2.client.registration.company.client-secret=" + IdentityProvider.SECRET,
      "spring.security.oauth2.client.registration.company.client-name=the company",
      "spring.security.oauth2.client.registration.company.scope=openid,profile"
    })
class OidcLogInTest {

  private static final AnnotationConfigServletWebServerApplicationContext PROVIDER =
      IdentityProvider.start();
  private static final int PROVIDER_PORT = PROVIDER.getWebServer().getPort();

  @Autowired JdbcClient jdbc;
  Http http;
  Visitor visitor;

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry properties) {
    properties.add(
        "spring.security.oauth2.client.provider.company.issuer-uri",
        () -> "http://127.0.0.1:" + PROVIDER_PORT);
  }

  @AfterAll
  static void stop() {
    PROVIDER.close();
  }

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
    visitor = new Visitor(http);
  }

  @Test
  void theLogInLeadsToTheProviderAndBackToWhereSomebodyWantedToBe() {
    visitor.open("/imports");
    assertThat(visitor.open("/log-in").body())
        .contains("Log in with the company", "href=\"/oauth2/authorization/company\"")
        .doesNotContain("name=\"username\"");

    assertThat(path(logIn("mia"))).isEqualTo("/imports");

    assertThat(visitor.open("/imports").status()).isEqualTo(200);
    assertThat(visitor.open("/team").status()).isEqualTo(403);
    assertThat(visitor.open("/api/keys").status()).isEqualTo(401);
    visitor.open("/imports");
    visitor.send("/log-out", Map.of());
    assertThat(path(visitor.open("/imports"))).isEqualTo("/log-in");
  }

  /** A person is no API key, whatever the provider says of them. */
  @Test
  void somebodyIsCalledAsThemselvesAndHasTheRoleOfTheirClaim() {
    logIn("sol");
    assertThat(visitor.open("/imports").status()).isEqualTo(403);
    assertThat(path(visitor.open("/"))).isEqualTo("/follow-up");

    visitor = new Visitor(http);
    logIn("ada");
    var page = "/imports/" + UUID.randomUUID();
    assertThat(visitor.open(page).status()).isEqualTo(404);
    assertThat(
            jdbc.sql("select username || ' ' || role from personal_data_look where place = :page")
                .param("page", page)
                .query(String.class)
                .single())
        .isEqualTo("ada admin");
  }

  @Test
  void whoHasNoRoleIsToldSoAndStaysOut() {
    assertThat(logIn("nils").header("Location")).endsWith("/log-in?why=no-role");

    assertThat(visitor.open("/log-in?why=no-role").body()).contains("nobody has given you a role");
    assertThat(path(visitor.open("/"))).isEqualTo("/log-in");
  }

  @Test
  void nobodyComesBackFromTheProviderWhoHasNotGoneThere() {
    var back = back("mia");

    assertThat(new Visitor(http).open(back).header("Location")).endsWith("/log-in?why=elsewhere");
    assertThat(visitor.open("/login/oauth2/code/company?code=x&state=y").header("Location"))
        .endsWith("/log-in?why=elsewhere");
    assertThat(path(visitor.open("/imports"))).isEqualTo("/log-in");
  }

  @Test
  void theSessionThatWentThereIsNotTheOneThatIsLoggedIn() {
    var back = back("mia");
    var before = visitor.cookie();

    visitor.open(back);

    var after = visitor.cookie();

    assertThat(after).startsWith("sluice=").isNotEqualTo(before);
    assertThat(path(http.call("GET", "/imports", "Cookie", before))).isEqualTo("/log-in");
  }

  private Answer logIn(String name) {
    return visitor.open(back(name));
  }

  /** The address that the provider sends somebody back to. */
  private String back(String name) {
    var there = URI.create(visitor.open("/oauth2/authorization/company").header("Location"));
    assertThat(there.getPort()).isEqualTo(PROVIDER_PORT);
    var atProvider = new Visitor(new Http(PROVIDER_PORT));
    atProvider.send("/login", Map.of("username", name, "password", name));
    var answer = atProvider.open(pathAndQuery(there));
    assertThat(answer.status()).as(answer.body()).isEqualTo(302);
    return pathAndQuery(URI.create(answer.header("Location")));
  }

  private static String pathAndQuery(URI address) {
    return address.getRawPath() + "?" + address.getRawQuery();
  }

  private static String path(Answer answer) {
    return URI.create(answer.header("Location")).getPath();
  }
}
