package io.sluice.nurture;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The links of a mail to a lead, which lead to the application's own pages. */
@Component
class TouchLinks {

  private final String base;

  TouchLinks(@Value("${sluice.public-url:http://localhost:8090}") URI base) {
    this.base = base.toString().replaceAll("/+$", "");
  }

  /** Where its reader can ask to be contacted, or to be left alone. */
  URI page(UUID token) {
    return URI.create("%s/mail/%s".formatted(base, token));
  }

  /** What mail programs make a button of, as RFC 8058 has it. */
  Map<String, String> headers(UUID token) {
    return Map.of(
        "List-Unsubscribe",
        "<%s/opt-out>".formatted(page(token)),
        "List-Unsubscribe-Post",
        "List-Unsubscribe=One-Click");
  }
}
