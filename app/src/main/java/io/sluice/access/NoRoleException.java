package io.sluice.access;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** The identity provider knows somebody, and says nothing of a role that we know. */
final class NoRoleException extends OAuth2AuthenticationException {

  NoRoleException(String username, String claim) {
    super(new OAuth2Error("no-role"), "%s has no role in the claim %s".formatted(username, claim));
  }
}
