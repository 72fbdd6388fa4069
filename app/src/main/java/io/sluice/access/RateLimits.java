package io.sluice.access;

import io.sluice.operations.ClockMeter;
import io.sluice.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Turns away at the doors who sends too much, before the body is read. */
@Component
class RateLimits implements HandlerInterceptor, WebMvcConfigurer {

  private final RateLimit perKey;
  private final RateLimit perAddress;

  RateLimits(AccessProperties properties, Clock clock) {
    var time = new ClockMeter(clock);
    this.perKey = new RateLimit(properties.keyRate(), properties.keyBurst(), time);
    this.perAddress = new RateLimit(properties.addressRate(), properties.addressBurst(), time);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns(Doors.OF_SOURCES).addPathPatterns(Doors.OPEN);
  }

  /**
   * @throws Problem 429 where it is too much
   */
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (HttpMethod.POST.matches(request.getMethod())) {
      pass(count(request));
    }
    return true;
  }

  private Duration count(HttpServletRequest request) {
    return Caller.of(request)
        .key()
        .map(perKey::count)
        .orElseGet(() -> perAddress.count(NetworkAddress.of(request.getRemoteAddr())));
  }

  private static void pass(Duration wait) {
    if (wait.isPositive()) {
      throw Problem.tooManyRequests(wait);
    }
  }
}
