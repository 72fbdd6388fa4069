package io.sluice.access;

import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Answers with problem details what goes wrong before a controller is reached. */
@Component
class AccessProblems
    implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

  private static final String CHALLENGE = "Bearer realm=\"sluice\"";

  private final HandlerExceptionResolver resolver;

  AccessProblems(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
    this.resolver = resolver;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException exception) {
    answer(
        request, response, exception instanceof OAuth2AuthenticationException ? wrong() : none());
  }

  private static Problem none() {
    return Problem.unauthorized(
        "Send the header Authorization: Bearer, and behind it a key that POST /api/keys has made.",
        CHALLENGE);
  }

  private static Problem wrong() {
    return Problem.unauthorized(
        "The API key in the header Authorization is not known, or was revoked.",
        CHALLENGE + ", error=\"invalid_token\"");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception) {
    var source = Caller.of(request).source().orElse("nobody");
    answer(
        request,
        response,
        Problem.forbidden(
            "This API key is one of the source %s, and opens POST %s only. Use one with the authority operate."
                .formatted(source, String.join(", ", Doors.OF_SOURCES))));
  }

  @Override
  public void handle(
      HttpServletRequest request,
      HttpServletResponse response,
      RequestRejectedException exception) {
    var fix = "send a path without //, .., ; and encoded slashes, and one of the usual methods";
    answer(
        request,
        response,
        Problem.invalid(
            "The request line is malformed.",
            List.of(new Violation("path", request.getRequestURI(), fix))));
  }

  /** What the filters behind this one throw, such as where the database is away. */
  void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException e) {
      answer(request, response, e);
    }
  }

  private void answer(
      HttpServletRequest request, HttpServletResponse response, RuntimeException problem) {
    resolver.resolveException(request, response, null, problem);
  }
}
