package io.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;
import io.camunda.client.CredentialsProvider;
import io.grpc.Status.Code;
import io.sluice.access.IdentityProvider;
import io.sluice.lead.LeadCycles;
import io.sluice.local.LocalStack;
import io.sluice.operations.EngineStatus;
import io.sluice.testing.Broker;
import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A broker that asks everybody for a token of an identity provider. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "sluice.local.enabled=false",
      "camunda.client.auth.client-id=" + IdentityProvider.PROGRAM,
      "camunda.client.auth.client-secret=" + IdentityProvider.PROGRAM_SECRET,
      "camunda.client.auth.audience=" + IdentityProvider.PROGRAM,
      "sluice.reps[0].username=sam",
      "sluice.reps[0].name=Sam Reyes",
      "sluice.reps[0].team=inside-sales",
      "sluice.reps[0].zone=Europe/Berlin"
    })
@DirtiesContext
class SecuredClusterIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String SECURITY =
      """
      zeebe.broker.gateway.security.authentication.mode: identity
      camunda.identity:
        type: GENERIC
        issuer: %1$s
        issuerBackendUrl: %1$s
        audience: %2$s
        baseUrl: %3$s
      """;

  @TempDir static Path folder;
  private static AnnotationConfigServletWebServerApplicationContext provider;
  private static HttpServer identity;
  private static LocalStack stack;

  @Autowired JdbcClient jdbc;
  @Autowired LeadCycles cycles;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) throws IOException {
    provider = IdentityProvider.start();
    identity = startIdentity();
    stack =
        Broker.start(
            folder.resolve("stack"),
            SECURITY.formatted(
                issuer(),
                IdentityProvider.PROGRAM,
                "http://127.0.0.1:" + identity.getAddress().getPort()));
    Broker.addTo(registry, stack.endpoints());
    registry.add("camunda.client.auth.method", () -> "oidc");
    registry.add("camunda.client.auth.issuer-url", SecuredClusterIT::issuer);
    registry.add(
        "camunda.client.auth.credentials-cache-path", () -> folder.resolve("tokens").toString());
  }

  @AfterAll
  static void stop() {
    stack.close();
    identity.stop(0);
    provider.close();
  }

  @Test
  void theApplicationDeploysStartsAndWorksWithItsLogIn(@LocalServerPort int port) {
    var http = new Http(port);

    var lead = new Leads(http, cycles).submit(Leads.newEmail());

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        jdbc.sql("select stage from stage_event where lead_id = ?")
                            .param(lead)
                            .query(String.class)
                            .list())
                    .contains("inquiry"));
    assertThat(http.get("/actuator/health").json().at("/components/zeebe/status").asString())
        .isEqualTo("UP");
  }

  @Test
  void whoeverHasNoTokenIsRefused() {
    try (var nobody = client().build()) {
      assertThat(codeOf(nobody)).isEqualTo(Code.UNAUTHENTICATED);
    }
  }

  @Test
  void whoeverIsNotKnownToTheProviderIsRefused() {
    var credentials =
        CredentialsProvider.newCredentialsProviderBuilder()
            .applyEnvironmentOverrides(false)
            .clientId(IdentityProvider.PROGRAM)
            .clientSecret("another one")
            .audience(IdentityProvider.PROGRAM)
            .issuerUrl(issuer())
            .credentialsCachePath(folder.resolve("other-tokens").toString())
            .build();
    try (var stranger = client().credentialsProvider(credentials).build()) {
      assertThat(codeOf(stranger)).isEqualTo(Code.UNAUTHENTICATED);
    }
  }

  private static CamundaClientBuilder client() {
    return CamundaClient.newClientBuilder()
        .applyEnvironmentVariableOverrides(false)
        .preferRestOverGrpc(false)
        .grpcAddress(stack.endpoints().grpc())
        .restAddress(stack.endpoints().rest());
  }

  private static Code codeOf(CamundaClient client) {
    try {
      client.newTopologyRequest().useGrpc().send().join();
      return Code.OK;
    } catch (RuntimeException e) {
      return EngineStatus.of(e);
    }
  }

  private static String issuer() {
    return "http://127.0.0.1:" + provider.getWebServer().getPort();
  }

  /**
   * Stands for Camunda's Identity, which a broker of 8.6 asks for permissions and groups of who has
   * a token.
   */
  private static HttpServer startIdentity() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("[]".getBytes(StandardCharsets.UTF_8));
          }
        });
    server.start();
    return server;
  }
}
