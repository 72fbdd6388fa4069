package io.sluice.webform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says, for each form, whose pages may send it: answers preflights, sets the headers, and marks
 * what comes from elsewhere, which the form's door refuses.
 */
@Component
class FormOrigins extends OncePerRequestFilter {

  private static final String REFUSED = FormOrigins.class.getName() + ".refused";
  private static final Pattern FORM = Pattern.compile("/forms/([^/]+)(?:/form\\.js)?");
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final WebForms forms;
  private final Marking cors = new Marking();

  FormOrigins(WebForms forms) {
    this.forms = forms;
  }

  static boolean isRefused(HttpServletRequest request) {
    return request.getAttribute(REFUSED) != null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var form = find(request);
    if (form.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    var allowed = isAllowed(form.get(), request, response);
    if (CorsUtils.isPreFlightRequest(request)) {
      response.setStatus((allowed ? HttpStatus.OK : HttpStatus.FORBIDDEN).value());
      return;
    }
    if (!allowed) {
      request.setAttribute(REFUSED, true);
    }
    chain.doFilter(request, response);
  }

  private Optional<WebForm> find(HttpServletRequest request) {
    var path = FORM.matcher(request.getRequestURI().substring(request.getContextPath().length()));
    return path.matches() && DefinitionChecks.FORM_ID.matcher(path.group(1)).matches()
        ? forms.find(path.group(1))
        : Optional.empty();
  }

  private boolean isAllowed(WebForm form, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var rules = new CorsConfiguration();
    rules.setAllowedOrigins(form.definition().origins());
    rules.setAllowedMethods(List.of("GET", "POST"));
    rules.setAllowedHeaders(List.of("Content-Type", "Accept"));
    rules.setExposedHeaders(List.of("Retry-After"));
    rules.setMaxAge(REMEMBERED);
    try {
      return cors.processRequest(rules, request, response);
    } catch (IllegalArgumentException e) {
      // An origin that is none.
      return false;
    }
  }

  /** Leaves it to the caller to answer what may not come. */
  private static final class Marking extends DefaultCorsProcessor {

    @Override
    protected void rejectRequest(ServerHttpResponse response) {}
  }
}
