package io.sluice.sample;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.mail.MailParseException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Shows mails in the log where a local run has no mail server. They are about sample leads; nowhere
 * else does the log have a word of a mail.
 */
@Component
@ConditionalOnBooleanProperty("sluice.sample.enabled")
@ConditionalOnExpression("'${spring.mail.host:}'.isEmpty()")
class MailsToLog extends JavaMailSenderImpl {

  private static final Logger log = LoggerFactory.getLogger(MailsToLog.class);

  @Override
  protected void doSend(MimeMessage[] messages, Object[] originals) {
    for (var message : messages) {
      try {
        log.info(
            "A mail to {}, shown here since spring.mail.host is not set: {}\n\n{}",
            Arrays.toString(message.getAllRecipients()),
            message.getSubject(),
            message.getContent());
      } catch (MessagingException | IOException e) {
        throw new MailParseException(e);
      }
    }
  }
}
