package io.sluice.access;

import io.sluice.page.Htmx;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Notes who asks for what {@link ShowsPeople}, but not again for the parts of a page. A source that
 * sees what it has sent is not noted.
 */
@Component
class LookInterceptor implements HandlerInterceptor, WebMvcConfigurer {

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
    if (handler instanceof HandlerMethod method
        && method.hasMethodAnnotation(ShowsPeople.class)
        && !Htmx.asks(request)) {
      Viewer.find(request)
          .ifPresent(
              viewer -> looks.note(viewer, request.getRequestURI(), 0, request.getQueryString()));
    }
    return true;
  }
}
