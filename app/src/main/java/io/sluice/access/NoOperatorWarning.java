package io.sluice.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Component;

/** Says so where nobody can call the API, or log in to the pages. */
@Component
class NoOperatorWarning {

  private static final Logger log = LoggerFactory.getLogger(NoOperatorWarning.class);

  private final AccessProperties properties;
  private final ApiKeys keys;
  private final Users users;
  private final ObjectProvider<ClientRegistrationRepository> elsewhere;

  NoOperatorWarning(
      AccessProperties properties,
      ApiKeys keys,
      Users users,
      ObjectProvider<ClientRegistrationRepository> elsewhere) {
    this.properties = properties;
    this.keys = keys;
    this.users = users;
    this.elsewhere = elsewhere;
  }

  @EventListener(ApplicationReadyEvent.class)
  void look() {
    var noKey = properties.firstKey().isEmpty() && !keys.hasOperator();
    if (properties.areRequired() && noKey) {
      log.warn(
          "Nobody can call the API, since it has no key that opens it: set sluice.access.first-key"
              + " to what \"openssl rand -base64 32\" prints, and make keys with it (POST /api/keys)");
    }
    if (noKey && users.isEmpty() && elsewhere.getIfAvailable() == null) {
      log.warn(
          "Nobody can log in to the pages: set sluice.access.users-file, or"
              + " spring.security.oauth2.client.registration.* for an identity provider");
    }
  }
}
