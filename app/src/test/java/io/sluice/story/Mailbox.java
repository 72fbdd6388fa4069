package io.sluice.story;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The mail server of the story, and what people find in their mailboxes. */
final class Mailbox {

  private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/mail/[\\w.-]+)");

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  Mailbox() {
    server.start();
  }

  int port() {
    return server.getSmtp().getPort();
  }

  void close() {
    server.stop();
  }

  /** The subjects of all that someone was sent, the first one first. */
  List<String> subjects(String address) {
    return to(address).stream().map(Mailbox::subject).toList();
  }

  /** Waits for so many mails to someone, and returns the last. */
  MimeMessage await(String address, int count) {
    Awaitility.await("mail %d to %s".formatted(count, address))
        .atMost(Duration.ofSeconds(60))
        .until(() -> to(address).size() >= count);
    return to(address).get(count - 1);
  }

  /** Where the link in a touch leads to. */
  static String link(MimeMessage mail) {
    try {
      var matcher = LINK.matcher(mail.getContent().toString());
      if (!matcher.find()) {
        throw new AssertionError("No link in " + mail.getContent());
      }
      return matcher.group(1);
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<MimeMessage> to(String address) {
    return Arrays.stream(server.getReceivedMessages()).filter(mail -> isTo(mail, address)).toList();
  }

  private static boolean isTo(MimeMessage mail, String address) {
    try {
      return Arrays.stream(mail.getRecipients(RecipientType.TO))
          .anyMatch(recipient -> recipient.toString().contains(address));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
