package io.sluice.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.user.OAuth2User;

/**
 * Who sends a request; what people who log in see is told by their {@link Viewer}.
 *
 * @param key the id of the API key, empty where there was none
 * @param source whose leads alone may come in by it; empty for any
 * @param person the user name of who has logged in with one, empty for a key
 */
public record Caller(Optional<String> key, Optional<String> source, Optional<String> person) {

  /** Who needs neither a key nor a name. */
  public static final Caller NOBODY =
      new Caller(Optional.empty(), Optional.empty(), Optional.empty());

  static final String SOURCE = "source";

  /** To be asked behind the filters that know keys. */
  public static Caller of(HttpServletRequest request) {
    if (!(request.getUserPrincipal() instanceof Authentication caller)) {
      return NOBODY;
    }
    return caller.getPrincipal() instanceof OAuth2AuthenticatedPrincipal key
            && !(key instanceof OAuth2User)
        ? new Caller(
            Optional.of(key.getName()),
            Optional.ofNullable(key.getAttribute(SOURCE)),
            Optional.empty())
        : new Caller(Optional.empty(), Optional.empty(), Optional.of(caller.getName()));
  }

  /** The id of the key or the user name; empty where nobody needs either. */
  public Optional<String> name() {
    return key.or(this::person);
  }
}
