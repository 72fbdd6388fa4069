package io.sluice.access;

import io.sluice.page.FileFormFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The pages for people: where keys are needed, they log in with one, and a cookie says so until
 * they close the browser. What changes something needs the token of the page it was sent from.
 */
@Configuration(proxyBeanMethods = false)
class PageAccess {

  static final String LOG_IN = "/log-in";
  static final String LOG_OUT = "/log-out";
  private static final String[] PAGES = {"/", LOG_IN, LOG_OUT, "/imports", "/imports/**"};
  private static final String[] RESOURCES = {"/ui/**", "/webjars/**"};

  /** All that a page loads is ours, and it has neither scripts nor styles within itself. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  @Bean
  @Order(1)
  SecurityFilterChain pages(
      HttpSecurity http, AccessProperties properties, KeyIntrospector introspector) {
    var intake = Authority.INTAKE.code();
    var operate = Authority.OPERATE.code();
    return http.securityMatcher(PAGES)
        .headers(PageAccess::headers)
        .anonymous(
            anonymous ->
                anonymous.authorities(properties.areRequired() ? Authority.NOBODY : operate))
        .authenticationProvider(new KeyLogIn(introspector))
        .formLogin(
            form ->
                form.loginPage(LOG_IN)
                    .passwordParameter(LogInController.KEY)
                    .failureUrl(LOG_IN + "?" + LogInController.WRONG)
                    .defaultSuccessUrl("/"))
        .logout(logout -> logout.logoutUrl(LOG_OUT).logoutSuccessUrl(LOG_IN))
        .exceptionHandling(handling -> handling.authenticationEntryPoint(new ToLogIn()))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(LOG_IN, LOG_OUT)
                    .permitAll()
                    .requestMatchers("/", "/imports", "/imports/**")
                    .hasAnyAuthority(intake, operate)
                    .anyRequest()
                    .hasAuthority(operate))
        .addFilterBefore(new FileFormFilter(), CsrfFilter.class)
        .addFilterBefore(new RevokedKeys(introspector), AnonymousAuthenticationFilter.class)
        .build();
  }

  /** What is the same for everybody has no session. */
  @Bean
  @Order(2)
  SecurityFilterChain resourcesOfPages(HttpSecurity http) {
    return http.securityMatcher(RESOURCES)
        .headers(PageAccess::headers)
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(
            requests -> requests.requestMatchers(HttpMethod.GET).permitAll().anyRequest().denyAll())
        .build();
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
  }
}
