package io.sluice.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Logs out at their next request those whose key was revoked. */
final class RevokedKeys extends OncePerRequestFilter {

  private final KeyIntrospector introspector;

  RevokedKeys(KeyIntrospector introspector) {
    this.introspector = introspector;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (Caller.of(request).key().filter(key -> !introspector.isKnown(key)).isPresent()) {
      request.getSession().invalidate();
      SecurityContextHolder.clearContext();
    }
    chain.doFilter(request, response);
  }
}
