package io.sluice.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends mails over SMTP, as plain text; without {@code spring.mail.host} none. */
@Component
class Mails {

  private final JavaMailSender sender;
  private final String from;

  Mails(
      ObjectProvider<JavaMailSender> sender,
      @Value("${sluice.mail.from:Sluice <sluice@localhost>}") String from) {
    this.sender = sender.getIfAvailable();
    this.from = from;
  }

  boolean isConfigured() {
    return sender != null;
  }

  /**
   * Sends one, always under the same message id, so that one that went out twice can be told.
   *
   * @throws DeliveryFailedException when the server did not take it
   */
  void send(Delivery delivery, Letter letter) {
    if (sender == null) {
      throw new DeliveryFailedException("No mail server is configured: set spring.mail.host.");
    }
    try {
      sender.send(message(delivery, letter));
    } catch (MailException | MessagingException e) {
      throw new DeliveryFailedException(reason(e), e);
    }
  }

  private MimeMessage message(Delivery delivery, Letter letter) throws MessagingException {
    var message = sender.createMimeMessage();
    var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
    helper.setFrom(from);
    helper.setTo(delivery.recipient());
    helper.setSubject(letter.subject());
    helper.setText(letter.body());
    message.setHeader("Message-ID", "<%s@sluice>".formatted(delivery.deliveryId()));
    for (var header : delivery.headers().entrySet()) {
      message.setHeader(header.getKey(), header.getValue());
    }
    return message;
  }

  private static String reason(Exception thrown) {
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return "The mail server did not take it: " + String.valueOf(root.getMessage()).strip();
  }
}
