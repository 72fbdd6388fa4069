package io.sluice.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends mails over SMTP, as plain text; without {@code spring.mail.host} none. */
@Component
class Mails {

  private static final Pattern SAYS_NOTHING_OF_THE_ADDRESS =
      Pattern.compile("\\b5\\.(2\\.2|7\\.\\d+)\\b");

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
   * @throws DeadAddressException when the server refused the recipient for good
   * @throws DeliveryFailedException when the server did not take it
   */
  void send(Delivery delivery, Letter letter) {
    if (sender == null) {
      throw new DeliveryFailedException("No mail server is configured: set spring.mail.host.");
    }
    try {
      sender.send(message(delivery, letter));
    } catch (MailException | MessagingException e) {
      throw isAddressDead(e)
          ? new DeadAddressException(reason(e), e)
          : new DeliveryFailedException(reason(e), e);
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

  /**
   * Whether a recipient was answered with 5xx (RFC 5321, 4.2.1), unless the mailbox is full (5.2.2)
   * or it is our mail that is not wanted (5.7, both RFC 3463): those say nothing about the address.
   */
  private static boolean isAddressDead(Exception thrown) {
    return refusals(thrown)
        .anyMatch(
            refused ->
                refused.getReturnCode() / 100 == 5
                    && !SAYS_NOTHING_OF_THE_ADDRESS.matcher(refused.getMessage()).find());
  }

  private static Stream<SMTPAddressFailedException> refusals(Exception thrown) {
    var sent =
        thrown instanceof MailSendException several
            ? Arrays.stream(several.getMessageExceptions())
            : Stream.of(thrown);
    return sent.flatMap(Mails::chain)
        .filter(SMTPAddressFailedException.class::isInstance)
        .map(SMTPAddressFailedException.class::cast);
  }

  private static Stream<Exception> chain(Exception first) {
    return Stream.iterate(
        first,
        Objects::nonNull,
        e -> e instanceof MessagingException mail ? mail.getNextException() : null);
  }

  private static String reason(Exception thrown) {
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return "The mail server did not take it: " + String.valueOf(root.getMessage()).strip();
  }
}
