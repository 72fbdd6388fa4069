package io.sluice.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells every page, also one that says what went wrong, who looks at it. */
final class ViewerOfPage extends OncePerRequestFilter {

  /** Absent where nobody is logged in, or a key of a source is. */
  private static final String VIEWER = "viewer";

  private static final String LOGGED_IN = "loggedIn";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    request.setAttribute(LOGGED_IN, request.getUserPrincipal() != null);
    Viewer.find(request).ifPresent(viewer -> request.setAttribute(VIEWER, viewer));
    chain.doFilter(request, response);
  }
}
