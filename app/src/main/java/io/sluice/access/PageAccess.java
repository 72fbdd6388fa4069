package io.sluice.access;

import io.sluice.page.FileFormFilter;
import io.sluice.page.Htmx;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The pages for people, who log in, and a cookie says so until they close the browser. What changes
 * something needs the token of the page it was sent from.
 */
@Configuration(proxyBeanMethods = false)
class PageAccess {

  static final String LOG_IN = "/log-in";
  static final String LOG_OUT = "/log-out";

  /** Where a log-in with an identity provider begins, and where that leads back to. */
  static final String ELSEWHERE = "/oauth2/authorization/";

  private static final String BACK_FROM_ELSEWHERE = "/login/oauth2/code/*";

  private static final String[] RESOURCES = {"/ui/**", "/webjars/**"};

  /** All that a page loads is ours, and it has neither scripts nor styles within itself. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final String PERMISSIONS_POLICY =
      "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

  @Bean
  @Order(1)
  SecurityFilterChain pages(
      HttpSecurity http,
      LogIns logIns,
      KeyIntrospector introspector,
      ObjectProvider<ClientRegistrationRepository> elsewhere,
      OidcPeople people) {
    var failures = new LogInFailures();
    http.securityMatcher(pages())
        .headers(PageAccess::headers)
        .requestCache(cache -> cache.requestCache(wholePages()))
        .authenticationProvider(logIns.provider())
        .formLogin(form -> form.loginPage(LOG_IN).failureHandler(failures).defaultSuccessUrl("/"))
        .logout(logout -> logout.logoutUrl(LOG_OUT).logoutSuccessUrl(LOG_IN))
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint(new ToLogIn())
                    .accessDeniedHandler(new PageRefusals()))
        .authorizeHttpRequests(PageAccess::rights)
        .addFilterBefore(new FileFormFilter(), CsrfFilter.class)
        .addFilterBefore(new RevokedKeys(introspector), AnonymousAuthenticationFilter.class)
        .addFilterBefore(new ViewerOfPage(), AuthorizationFilter.class);
    if (elsewhere.getIfAvailable() != null) {
      http.oauth2Login(
          login ->
              login
                  .loginPage(LOG_IN)
                  .failureHandler(failures)
                  .defaultSuccessUrl("/")
                  .userInfoEndpoint(user -> user.oidcUserService(people)));
    }
    return http.build();
  }

  private static String[] pages() {
    return Stream.concat(
            Stream.of(Rights.FIRST_PAGE, LOG_IN, LOG_OUT, ELSEWHERE + "*", BACK_FROM_ELSEWHERE),
            Rights.TABLE.stream().flatMap(right -> Stream.of(right.patterns())))
        .toArray(String[]::new);
  }

  private static void rights(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    requests.requestMatchers(LOG_IN, LOG_OUT).permitAll();
    requests.requestMatchers(Rights.FIRST_PAGE).authenticated();
    Rights.TABLE.forEach(
        right -> requests.requestMatchers(right.patterns()).hasAnyAuthority(right.authorities()));
    requests.anyRequest().denyAll();
  }

  /** After the log-in somebody is where they wanted to be, but never on a part of a page. */
  private static RequestCache wholePages() {
    var cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(
        request -> HttpMethod.GET.matches(request.getMethod()) && !Htmx.asks(request));
    cache.setMatchingRequestParameterName(null);
    return cache;
  }

  /** What is the same for everybody has no session. */
  @Bean
  @Order(2)
  SecurityFilterChain resourcesOfPages(HttpSecurity http) {
    return WithoutSession.on(http.securityMatcher(RESOURCES))
        .headers(PageAccess::headers)
        .authorizeHttpRequests(
            requests -> requests.requestMatchers(HttpMethod.GET).permitAll().anyRequest().denyAll())
        .build();
  }

  /**
   * Where there is no page, or one that needs no log-in: it is answered with the headers of all
   * others, and who may do what there is not asked here. The doors, which other sites open, have
   * their own.
   */
  @Bean
  @Order(4)
  SecurityFilterChain everythingElse(HttpSecurity http) {
    var paths = PathPatternRequestMatcher.withDefaults();
    var doors = Stream.of(Doors.OPEN).map(paths::matcher).toArray(RequestMatcher[]::new);
    return WithoutSession.on(
            http.securityMatcher(new NegatedRequestMatcher(new OrRequestMatcher(doors))))
        .headers(PageAccess::headers)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS_POLICY))
        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
  }
}
