package io.sluice.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says so where nobody can call the API. */
@Component
class NoOperatorWarning {

  private static final Logger log = LoggerFactory.getLogger(NoOperatorWarning.class);

  private final AccessProperties properties;
  private final ApiKeys keys;

  NoOperatorWarning(AccessProperties properties, ApiKeys keys) {
    this.properties = properties;
    this.keys = keys;
  }

  @EventListener(ApplicationReadyEvent.class)
  void look() {
    if (properties.areRequired() && properties.firstKey().isEmpty() && !keys.hasOperator()) {
      log.warn(
          "Nobody can call the API, since it has no key that opens it: set sluice.access.first-key"
              + " to what \"openssl rand -base64 32\" prints, and make keys with it (POST /api/keys)");
    }
  }
}
