package io.sluice.access;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;

/** Takes an API key in place of a password. What is kept of it opens nothing by itself. */
final class KeyLogIn implements AuthenticationProvider {

  private final KeyIntrospector introspector;

  KeyLogIn(KeyIntrospector introspector) {
    this.introspector = introspector;
  }

  @Override
  public Authentication authenticate(Authentication sent) {
    try {
      var key = introspector.introspect(String.valueOf(sent.getCredentials()).strip());
      return UsernamePasswordAuthenticationToken.authenticated(key, null, key.getAuthorities());
    } catch (BadOpaqueTokenException e) {
      throw new BadCredentialsException("This API key is not known", e);
    }
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
