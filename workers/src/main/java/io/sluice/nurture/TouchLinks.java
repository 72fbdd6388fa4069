package io.sluice.nurture;

import io.sluice.consent.ConsentTopic;
import io.sluice.consent.MailLink;
import io.sluice.consent.SignedLinks;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The links of a mail to a lead, which lead to the application's own pages. */
@Component
class TouchLinks {

  private final SignedLinks signed;
  private final String base;

  TouchLinks(SignedLinks signed, @Value("${sluice.public-url:http://localhost:8090}") URI base) {
    this.signed = signed;
    this.base = base.toString().replaceAll("/+$", "");
  }

  /** Where its reader can ask to be contacted, or to be left alone. */
  URI page(UUID token, UUID leadId) {
    var link = new MailLink(token, leadId, ConsentTopic.MARKETING_EMAIL);
    return URI.create("%s/mail/%s".formatted(base, signed.sign(link)));
  }

  /** What mail programs make a button of, as RFC 8058 has it. */
  static Map<String, String> headers(URI page) {
    return Map.of(
        "List-Unsubscribe",
        "<%s/unsubscribe>".formatted(page),
        "List-Unsubscribe-Post",
        "List-Unsubscribe=One-Click");
  }
}
