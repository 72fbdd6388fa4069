package io.sluice.e2e;

import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.sluice.SluiceApplication;
import io.sluice.bpmn.Models;
import io.sluice.local.Ports;
import io.sluice.testing.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sluice as a stranger starts it, with an empty database, on ports that are free here. */
final class RunningSluice implements AutoCloseable {

  private static final Path DATA = Path.of("target", "e2e").toAbsolutePath();

  private final ConfigurableApplicationContext application;
  private final Http api;
  private final int port;

  private RunningSluice(ConfigurableApplicationContext application, int port) {
    this.application = application;
    this.api = new Http(port);
    this.port = port;
  }

  static RunningSluice start() {
    var ports = Ports.free();
    var port = Ports.free().camunda();
    var arguments =
        List.of(
            "--server.port=" + port,
            "--sluice.local.data-dir=" + DATA,
            "--sluice.local.fresh=true",
            "--sluice.local.wait=600s",
            "--sluice.local.postgres.port=" + ports.postgres(),
            "--sluice.local.camunda.port=" + ports.camunda(),
            "--sluice.local.camunda.grpc-port=" + ports.grpc(),
            "--sluice.local.camunda.management-port=" + ports.management(),
            "--sluice.local.search.port=" + freeSearchPort());
    var application =
        SpringApplication.run(SluiceApplication.class, arguments.toArray(String[]::new));
    var sluice = new RunningSluice(application, port);
    sluice.awaitSampleLeads();
    return sluice;
  }

  Http api() {
    return api;
  }

  URI tasklist() {
    return address("sluice.local.tasklist-url");
  }

  URI operate() {
    return address("sluice.local.operate-url");
  }

  /** Camunda itself, for programs. */
  URI camunda() {
    return address("sluice.erasure.operate.url");
  }

  /** What Operate and Tasklist show is there. */
  URI searchStore() {
    return address("sluice.local.search-url");
  }

  <T> T bean(Class<T> type) {
    return application.getBean(type);
  }

  /** A page of the application, as its visitors open it. */
  URI page(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  String leadOf(String email) {
    return query("select lead_id::text from lead where email = :email", email).getFirst();
  }

  int leadsOf(String email) {
    return query("select lead_id::text from lead where email = :email", email).size();
  }

  String firstNameOf(String email) {
    return query("select first_name from lead where email = :email", email).getFirst();
  }

  List<String> consentsOf(String email) {
    return query(
        """
        select concat_ws(' ', purpose, c.channel, text_version) from consent c
        join lead using (lead_id) where email = :email
        """,
        email);
  }

  /** The newest one that went out; a local run shows it in its log. */
  Optional<String> mailTo(String email) {
    return query(
            """
            select body from delivery where recipient = :email and state = 'sent'
            order by created_at desc
            """,
            email)
        .stream()
        .findFirst();
  }

  private List<String> query(String sql, String email) {
    return application
        .getBean(JdbcClient.class)
        .sql(sql)
        .param("email", email)
        .query(String.class)
        .list();
  }

  /** Deploys the follow-up policy anew, as its owner does from Modeler. */
  void deployPolicy(UnaryOperator<String> change) {
    var file = Models.FOLLOW_UP_POLICY + ".dmn";
    try (var stream = getClass().getResourceAsStream("/models/decisions/" + file)) {
      var policy = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      application
          .getBean(CamundaClient.class)
          .newDeployResourceCommand()
          .addResourceStringUtf8(change.apply(policy), file)
          .send()
          .join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The stack itself ends with this JVM. */
  @Override
  public void close() {
    application.close();
  }

  /** A task that is there before Tasklist knows its form never shows it; sample leads wait. */
  private void awaitSampleLeads() {
    var jdbc = application.getBean(JdbcClient.class);
    await("the sample leads")
        .atMost(Chromium.PATIENCE)
        .until(
            () ->
                jdbc.sql(
                        """
                        select exists (select from assignment)
                          and not exists (select from lead_cycle where claimed_at is null)
                        """)
                    .query(Boolean.class)
                    .single());
  }

  /** Nothing is on its way: every lead is with somebody, asleep or at its end. */
  void awaitRest() {
    var jdbc = application.getBean(JdbcClient.class);
    await("every lead where it goes")
        .atMost(Chromium.PATIENCE)
        .until(
            () ->
                jdbc.sql(
                        """
                        select not exists (
                          select from lead_cycle c
                          where c.closed_at is null and c.entry <> 'customer' and not exists (
                            select from assignment a
                            where a.lead_id = c.lead_id and a.cycle = c.cycle
                              and a.ended_at is null))
                        """)
                    .query(Boolean.class)
                    .single());
  }

  private URI address(String property) {
    return URI.create(application.getEnvironment().getRequiredProperty(property));
  }

  /** OpenSearch's runner takes no other ports; its transport is a hundred higher. */
  private static int freeSearchPort() {
    return IntStream.rangeClosed(9210, 9299)
        .filter(port -> Ports.isFree(port) && Ports.isFree(port + 100))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No port from 9210 to 9299 is free"));
  }
}
