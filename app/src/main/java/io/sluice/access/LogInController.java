package io.sluice.access;

import io.sluice.page.Htmx;
import io.sluice.page.PageController;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page to log in on, by each of the ways that there are. */
@PageController
class LogInController {

  private final boolean byName;
  private final List<Elsewhere> elsewhere;

  LogInController(Users users, ObjectProvider<ClientRegistrationRepository> registrations) {
    this.byName = !users.isEmpty();
    this.elsewhere = registrations.stream().flatMap(LogInController::providers).toList();
  }

  @GetMapping(PageAccess.LOG_IN)
  ModelAndView logIn(
      @RequestParam(name = LogInProblem.PARAMETER, required = false) String why,
      HttpServletRequest request) {
    if (request.getUserPrincipal() != null) {
      return Htmx.seeOther(Rights.FIRST_PAGE);
    }
    var page = new ModelAndView("log-in");
    page.addObject("problem", LogInProblem.ofCode(why).map(LogInProblem::text).orElse(null));
    page.addObject("byName", byName);
    page.addObject("elsewhere", elsewhere);
    return page;
  }

  /** For those who come by the address; every page has the button. */
  @GetMapping(PageAccess.LOG_OUT)
  ModelAndView logOut(HttpServletRequest request) {
    return request.getUserPrincipal() == null
        ? Htmx.seeOther(PageAccess.LOG_IN)
        : new ModelAndView("log-out");
  }

  private static Stream<Elsewhere> providers(ClientRegistrationRepository registrations) {
    return registrations instanceof Iterable<?> all
        ? StreamSupport.stream(all.spliterator(), false)
            .map(ClientRegistration.class::cast)
            .map(
                it ->
                    new Elsewhere(
                        it.getClientName(), PageAccess.ELSEWHERE + it.getRegistrationId()))
        : Stream.empty();
  }

  /**
   * An identity provider.
   *
   * @param address where the log-in with it begins
   */
  record Elsewhere(String name, String address) {}
}
