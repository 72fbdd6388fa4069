package io.sluice.followup;

import java.net.URI;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where people of the company read all that is known of a lead. */
@Component
class LeadPages {

  private final String base;

  LeadPages(@Value("${sluice.public-url:http://localhost:8090}") URI base) {
    this.base = base.toString().replaceAll("/+$", "");
  }

  URI of(UUID leadId) {
    return URI.create("%s/leads/%s".formatted(base, leadId));
  }
}
