package io.sluice.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Leads back to the log-in, which then says why. */
final class LogInFailures implements AuthenticationFailureHandler {

  private static final Logger log = LoggerFactory.getLogger(LogInFailures.class);

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
      throws IOException {
    new DefaultRedirectStrategy().sendRedirect(request, response, problem(exception).address());
  }

  private static LogInProblem problem(AuthenticationException exception) {
    return switch (exception) {
      case NoRoleException none -> LogInProblem.NO_ROLE;
      case OAuth2AuthenticationException elsewhere -> elsewhere(elsewhere);
      case TooManyLogInsException tooMany -> LogInProblem.WAIT;
      default -> LogInProblem.WRONG;
    };
  }

  private static LogInProblem elsewhere(OAuth2AuthenticationException exception) {
    log.warn("A log-in by OpenID Connect has failed: {}", exception.getMessage());
    return LogInProblem.ELSEWHERE;
  }
}
