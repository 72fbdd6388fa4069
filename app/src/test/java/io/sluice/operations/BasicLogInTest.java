package io.sluice.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.camunda.client.CamundaClient;
import io.camunda.zeebe.gateway.protocol.GatewayGrpc.GatewayImplBase;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyResponse;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.sluice.testing.Http;
import io.sluice.testing.SluiceTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** A gateway that asks for a user name and a password, and lets nobody in at first. */
@SluiceTest
@DirtiesContext
@TestPropertySource(
    properties = {
      "camunda.client.auth.username=sluice",
      "camunda.client.auth.password=of-the-tests"
    })
@ExtendWith(OutputCaptureExtension.class)
class BasicLogInTest {

  private static final String EXPECTED =
      "Basic "
          + Base64.getEncoder()
              .encodeToString("sluice:of-the-tests".getBytes(StandardCharsets.UTF_8));

  private static final Gateway GATEWAY = new Gateway();
  private static final BlockingQueue<String> TO_REST = new LinkedBlockingQueue<>();

  private static Server grpc;
  private static HttpServer rest;

  @Autowired CamundaClient client;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) throws IOException {
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    grpc = NettyServerBuilder.forAddress(loopback).addService(GATEWAY).intercept(GATEWAY).build();
    grpc.start();
    rest = HttpServer.create(loopback, 0);
    rest.createContext(
        "/v2/topology",
        exchange -> {
          try (exchange) {
            TO_REST.add(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(401, -1);
          }
        });
    rest.start();
    registry.add("camunda.client.grpc-address", () -> "http://127.0.0.1:" + grpc.getPort());
    registry.add(
        "camunda.client.rest-address", () -> "http://127.0.0.1:" + rest.getAddress().getPort());
  }

  @AfterAll
  static void stop() {
    grpc.shutdownNow();
    rest.stop(0);
  }

  @Test
  void whatToDoIsSaidUntilTheLogInIsAccepted(@LocalServerPort int port, CapturedOutput output) {
    var http = new Http(port);
    await()
        .untilAsserted(
            () ->
                assertThat(output)
                    .contains("The models wait", "camunda.client.auth.username and .password"));
    assertThat(output).doesNotContain("The engine refused our models");
    var zeebe = http.get("/actuator/health").json().at("/components/zeebe");
    assertThat(zeebe.at("/details/reason").asString()).isEqualTo("UNAUTHENTICATED");
    assertThat(zeebe.at("/details/fix").asString()).contains("camunda.client.auth.method");

    GATEWAY.accepted = EXPECTED;

    assertThat(http.get("/actuator/health").json().at("/components/zeebe/status").asString())
        .isEqualTo("UP");
  }

  @Test
  void theSameIsSentOverRest() throws InterruptedException {
    client.newTopologyRequest().useRest().send();

    assertThat(TO_REST.poll(10, TimeUnit.SECONDS)).isEqualTo(EXPECTED);
  }

  /** Answers those alone who send what it accepts. */
  private static final class Gateway extends GatewayImplBase implements ServerInterceptor {

    private static final Metadata.Key<String> AUTHORIZATION =
        Metadata.Key.of("Authorization", Metadata.ASCII_STRING_MARSHALLER);

    private volatile String accepted = "nothing";

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      if (!accepted.equals(headers.get(AUTHORIZATION))) {
        call.close(Status.UNAUTHENTICATED, new Metadata());
        return new ServerCall.Listener<>() {};
      }
      return next.startCall(call, headers);
    }

    @Override
    public void topology(TopologyRequest request, StreamObserver<TopologyResponse> answer) {
      answer.onNext(TopologyResponse.getDefaultInstance());
      answer.onCompleted();
    }
  }
}
