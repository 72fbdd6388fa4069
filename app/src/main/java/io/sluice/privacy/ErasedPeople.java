package io.sluice.privacy;

import io.sluice.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Answers whatever is asked about a person, or entered about them, with 410 from the moment on in
 * which their erasure was asked for; so nobody writes on a row that was emptied.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ErasureProperties.class)
class ErasedPeople implements WebMvcConfigurer, HandlerInterceptor {

  private final Erasures erasures;

  ErasedPeople(Erasures erasures) {
    this.erasures = erasures;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(this)
        .addPathPatterns("/api/leads/*", "/api/leads/*/**", "/api/people/*/export");
  }

  /**
   * @throws Problem where they are erased or about to be
   */
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    leadId(request)
        .flatMap(erasures::findOf)
        .ifPresent(
            erasureId -> {
              throw Problem.gone(
                  "Nothing is known of this person any more; GET /api/erasures/%s tells what was done."
                      .formatted(erasureId));
            });
    return true;
  }

  private static Optional<UUID> leadId(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> variables
        ? Stream.of("leadId", "personId")
            .map(variables::get)
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .flatMap(text -> uuid(text).stream())
            .findFirst()
        : Optional.empty();
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }
}
