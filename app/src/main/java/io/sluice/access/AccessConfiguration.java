package io.sluice.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.filter.OncePerRequestFilter;

/** Everything under {@code /api} is behind keys. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class AccessConfiguration {

  /** No cookie is ever read, so that there is nothing to forge. */
  @Bean
  @Order(3)
  SecurityFilterChain api(
      HttpSecurity http,
      AccessProperties properties,
      KeyIntrospector introspector,
      AccessProblems problems) {
    var intake = Authority.INTAKE.code();
    var operate = Authority.OPERATE.code();
    return WithoutSession.on(http.securityMatcher("/api/**"))
        .anonymous(
            anonymous ->
                anonymous.authorities(properties.areRequired() ? Authority.NOBODY : operate))
        .oauth2ResourceServer(
            server ->
                server
                    .opaqueToken(token -> token.introspector(introspector))
                    .authenticationEntryPoint(problems)
                    .accessDeniedHandler(problems))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(HttpMethod.POST, Doors.OF_SOURCES)
                    .hasAnyAuthority(intake, operate)
                    .requestMatchers(Doors.IMPORTS)
                    .hasAnyAuthority(intake, operate)
                    .anyRequest()
                    .hasAuthority(operate))
        .addFilterBefore(filter(problems), LogoutFilter.class)
        .build();
  }

  private static OncePerRequestFilter filter(AccessProblems problems) {
    return new OncePerRequestFilter() {
      @Override
      protected void doFilterInternal(
          HttpServletRequest request, HttpServletResponse response, FilterChain chain)
          throws ServletException, IOException {
        problems.filter(request, response, chain);
      }
    };
  }

  /**
   * Paths are looked at before they are believed. What stands in headers and fields is left to
   * those who read them, who name the field; here it would be an error without a name.
   */
  @Bean
  HttpFirewall httpFirewall() {
    var firewall = new StrictHttpFirewall();
    firewall.setAllowedHeaderNames(name -> true);
    firewall.setAllowedHeaderValues(value -> true);
    firewall.setAllowedParameterNames(name -> true);
    firewall.setAllowedParameterValues(value -> true);
    return firewall;
  }
}
