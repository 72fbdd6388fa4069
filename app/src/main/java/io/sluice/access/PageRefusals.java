package io.sluice.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

/** Says on a page what may not be done. Logging in and out with an old page is only begun anew. */
final class PageRefusals implements AccessDeniedHandler {

  /** For the page, where it was a form that is too old and not a role. */
  private static final String STALE = "stale";

  private final AccessDeniedHandler page = new AccessDeniedHandlerImpl();

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
      throws IOException, ServletException {
    var stale = exception instanceof CsrfException;
    if (stale && isLogInOrOut(request)) {
      new DefaultRedirectStrategy().sendRedirect(request, response, LogInProblem.STALE.address());
      return;
    }
    request.setAttribute(STALE, stale);
    page.handle(request, response, exception);
  }

  private static boolean isLogInOrOut(HttpServletRequest request) {
    var path = request.getServletPath();
    return path.equals(PageAccess.LOG_IN) || path.equals(PageAccess.LOG_OUT);
  }
}
