package io.sluice.access;

import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the claims of an identity provider mean.
 *
 * @param usernameClaim by which name somebody works here, as reps are called
 * @param roleClaim one or more roles, of which the highest counts
 * @param teamsClaim whose leads a manager sees
 * @param roles by the provider's word for each
 */
record OidcProperties(
    @DefaultValue("preferred_username") String usernameClaim,
    @DefaultValue("roles") String roleClaim,
    @DefaultValue("teams") String teamsClaim,
    @DefaultValue Map<String, String> roles) {

  OidcProperties {
    roles.forEach(
        (word, role) -> {
          if (Role.ofCode(role).isEmpty()) {
            throw new IllegalArgumentException(
                "sluice.access.oidc.roles.%s is %s: set one of sdr, manager, marketing, admin"
                    .formatted(word, role));
          }
        });
  }
}
