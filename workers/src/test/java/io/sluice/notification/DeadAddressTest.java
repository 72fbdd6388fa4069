package io.sluice.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What a mail server says of a recipient, and whether there is nobody there. */
class DeadAddressTest {

  private static final Letter LETTER = new Letter("Hello", "A text");

  @ParameterizedTest
  @CsvSource({
    "550 5.1.1 no such user here, true",
    "550 unknown, true",
    "551 user has moved, true",
    "553 5.1.3 bad address, true",
    "550 5.7.1 your mails are not wanted, false",
    "552 5.2.2 mailbox is full, false",
    "450 4.2.0 greylisted, false",
    "451 try again later, false"
  })
  void isOneThatTheServerRefusesForGoodForTheAddress(String answer, boolean dead)
      throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerEveryRecipient(server, answer));

      var failure = Assertions.catchThrowable(() -> mails(server).send(delivery(), LETTER));

      assertThat(failure).isInstanceOf(DeliveryFailedException.class);
      assertThat(failure instanceof DeadAddressException).isEqualTo(dead);
      assertThat(failure).hasMessageContaining(answer);
    }
  }

  private static Mails mails(ServerSocket server) {
    var sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(server.getLocalPort());
    var beans = new StaticListableBeanFactory(Map.of("sender", sender));
    return new Mails(beans.getBeanProvider(JavaMailSender.class), "Sluice <sluice@localhost>");
  }

  private static Delivery delivery() {
    return new Delivery(
        UUID.randomUUID(),
        Channel.MAIL,
        "nurture-touch",
        "touch-story",
        "dana@northwind.example",
        Map.of(),
        Map.of(),
        LETTER,
        1,
        UUID.randomUUID(),
        true,
        null,
        false);
  }

  /** A server that takes every command but one, RFC 5321. */
  private static void answerEveryRecipient(ServerSocket server, String answer) {
    try (var client = server.accept();
        var lines =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
      say(client, "220 test");
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        say(
            client,
            line.startsWith("RCPT") ? answer : line.startsWith("QUIT") ? "221 bye" : "250 ok");
      }
    } catch (IOException e) {
      // the client has gone
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }
}
