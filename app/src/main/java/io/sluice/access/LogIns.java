package io.sluice.access;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Takes names with passwords, and without a name an API key in place of the password. */
@Component
class LogIns {

  private final AuthenticationProvider people;
  private final AuthenticationProvider keys;
  private final FailedLogIns failed;

  LogIns(Users users, KeyIntrospector introspector, FailedLogIns failed) {
    this.people = new DaoAuthenticationProvider(users::load);
    this.keys = new KeyLogIn(introspector);
    this.failed = failed;
  }

  /** Not a bean, which every other way to call would get too. */
  AuthenticationProvider provider() {
    return new AuthenticationProvider() {
      @Override
      public Authentication authenticate(Authentication sent) {
        var provider = sent.getName().isEmpty() ? keys : people;
        return failed.count(sent.getName(), address(sent), () -> provider.authenticate(sent));
      }

      @Override
      public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
      }
    };
  }

  private static String address(Authentication sent) {
    return ((WebAuthenticationDetails) sent.getDetails()).getRemoteAddress();
  }
}
