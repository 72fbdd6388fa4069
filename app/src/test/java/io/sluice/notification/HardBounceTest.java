package io.sluice.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.consent.ConsentLog;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.LeadSuppressed;
import io.sluice.lead.Suppressions;
import io.sluice.qualification.ContactGate;
import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionOperations;

/** What becomes of a lead when a mail server knows nobody at the address. */
@SluiceTest
class HardBounceTest {

  private final String bounced = "dana@" + UUID.randomUUID() + ".example";

  @Autowired ConfigurableApplicationContext application;
  @Autowired JdbcClient jdbc;
  @Autowired LeadCycles cycles;
  @Autowired DeliveryStore store;
  @Autowired ContactGate gate;
  @Autowired Suppressions suppressions;
  @Autowired ConsentLog consents;
  @Autowired TransactionOperations transaction;
  @Autowired Templates templates;
  @Autowired Webhooks webhooks;
  @Autowired Clock clock;

  private Http http;
  private Leads leads;
  private ServerSocket server;
  private Sending sending;

  @BeforeEach
  void connect(@LocalServerPort int port) throws IOException {
    http = new Http(port);
    leads = new Leads(http, cycles);
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::refuseEveryRecipient);
    sending =
        new Sending(
            store, gate, suppressions, consents, transaction, templates, mails(), webhooks, clock);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void theLeadIsWithdrawnAndTheAddressIsListed() {
    var lead = claimed(bounced);
    var delivery = delivery(lead);

    sending.send(delivery);

    assertThat(store.state(delivery)).contains("failed");
    assertThat(listed()).contains(bounced);
    assertThat(withdrawals(lead)).isOne();
  }

  @Test
  void aLeadThatHasAnotherAddressByNowIsNotWithdrawnAndThatAddressIsNotListed() {
    var present = Leads.newEmail();
    var lead = claimed(present);

    sending.send(delivery(lead));

    assertThat(listed()).contains(bounced).doesNotContain(present);
    assertThat(withdrawals(lead)).isZero();
  }

  @Test
  void aDeliveryDoesNotFailForGoodWhenTheLeadCannotBeWithdrawn() {
    var lead = claimed(bounced);
    var delivery = delivery(lead);
    ApplicationListener<?> fault =
        ApplicationListener.forPayload(
            (LeadSuppressed suppressed) -> {
              throw new IllegalStateException("no connection");
            });
    application.addApplicationListener(fault);
    try {
      assertThatThrownBy(() -> sending.send(delivery)).hasMessage("no connection");
    } finally {
      application.removeApplicationListener(fault);
    }

    assertThat(store.state(delivery)).contains("pending");
    assertThat(listed()).doesNotContain(bounced);
  }

  private UUID claimed(String email) {
    var lead = leads.submit(email);
    leads.claim(lead, Instant.now());
    return lead;
  }

  private UUID delivery(UUID lead) {
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into delivery (delivery_id, channel, kind, template, recipient, lead_id, cycle,
              model, headers, subject, body, natural_key, created_at)
            values (:id, 'mail', 'nurture-touch', 'touch-story', :recipient, :lead, 1, '{}', '{}',
              'Hello', 'A text', :id::text, now())
            """)
        .param("id", id)
        .param("recipient", bounced)
        .param("lead", lead)
        .update();
    return id;
  }

  private String listed() {
    return http.get("/api/suppressions?kind=dead-address").body();
  }

  private long withdrawals(UUID lead) {
    return jdbc.sql(
            "select count(*) from outbox where lead_id = :id and message = 'lead-withdrawn'")
        .param("id", lead)
        .query(Long.class)
        .single();
  }

  private Mails mails() {
    var sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(server.getLocalPort());
    var beans = new StaticListableBeanFactory(Map.of("sender", sender));
    return new Mails(beans.getBeanProvider(JavaMailSender.class), "Sluice <sluice@localhost>");
  }

  /** A server that takes every command but one, RFC 5321. */
  private void refuseEveryRecipient() {
    try (var client = server.accept();
        var lines =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
      say(client, "220 test");
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        say(
            client,
            line.startsWith("RCPT")
                ? "550 5.1.1 no such user here"
                : line.startsWith("QUIT") ? "221 bye" : "250 ok");
      }
    } catch (IOException e) {
      // the client has gone
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }
}
