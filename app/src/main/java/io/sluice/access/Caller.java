package io.sluice.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.user.OAuth2User;

/**
 * Who sends a request, where it is a program; people log in, and are {@link Viewer}s.
 *
 * @param key the id of the API key, empty where there was none
 * @param source whose leads alone may come in by it; empty for any
 */
public record Caller(Optional<String> key, Optional<String> source) {

  static final String SOURCE = "source";

  /** To be asked behind the filters that know keys. */
  public static Caller of(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof Authentication caller
            && caller.getPrincipal() instanceof OAuth2AuthenticatedPrincipal key
            && !(key instanceof OAuth2User)
        ? new Caller(Optional.of(key.getName()), Optional.ofNullable(key.getAttribute(SOURCE)))
        : new Caller(Optional.empty(), Optional.empty());
  }
}
