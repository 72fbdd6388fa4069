package io.sluice.access;

import io.sluice.page.Htmx;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Notes who asks for what {@link ShowsPeople}. A page that renews its parts by itself is noted once
 * a session: no header that somebody sends keeps out of the log what is not in it yet. A source
 * that sees what it has sent is not noted.
 */
@Component
class LookInterceptor implements HandlerInterceptor, WebMvcConfigurer {

  private static final String NOTED = LookInterceptor.class.getName();

  private final Looks looks;

  LookInterceptor(Looks looks) {
    this.looks = looks;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && method.hasMethodAnnotation(ShowsPeople.class)) {
      Viewer.find(request)
          .filter(viewer -> !(Htmx.asks(request) && isNoted(request)))
          .ifPresent(viewer -> note(viewer, request));
    }
    return true;
  }

  private void note(Viewer viewer, HttpServletRequest request) {
    var filter = new TreeMap<String, String>();
    request.getParameterMap().forEach((name, all) -> filter.put(name, String.join(",", all)));
    looks.note(viewer, request.getRequestURI(), 0, filter);
    var session = request.getSession(false);
    if (session != null) {
      var noted = new HashSet<>(noted(session));
      noted.add(request.getRequestURI());
      session.setAttribute(NOTED, noted);
    }
  }

  private static boolean isNoted(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null && noted(session).contains(request.getRequestURI());
  }

  @SuppressWarnings("unchecked")
  private static Set<String> noted(HttpSession session) {
    return session.getAttribute(NOTED) instanceof Set<?> known ? (Set<String>) known : Set.of();
  }
}
