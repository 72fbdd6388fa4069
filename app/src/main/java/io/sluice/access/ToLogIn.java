package io.sluice.access;

import io.sluice.page.Htmx;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Sends the browser to the log-in, and not a part of a page that is asked for behind its back. */
final class ToLogIn implements AuthenticationEntryPoint {

  private final AuthenticationEntryPoint wholePage =
      new LoginUrlAuthenticationEntryPoint(PageAccess.LOG_IN);

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
      throws IOException, ServletException {
    if (Htmx.asks(request)) {
      Htmx.goTo(PageAccess.LOG_IN, request, response);
    } else {
      wholePage.commence(request, response, exception);
    }
  }
}
