package io.sluice.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** What htmx, which asks for parts of pages, has to be told in its own words. */
public final class Htmx {

  private static final String REQUEST = "HX-Request";
  private static final String REDIRECT = "HX-Redirect";

  private Htmx() {}

  public static boolean asks(HttpServletRequest request) {
    return request.getHeader(REQUEST) != null;
  }

  /** Sends the browser itself to another page. Null where that is all of the answer. */
  public static ModelAndView goTo(
      String path, HttpServletRequest request, HttpServletResponse response) {
    if (asks(request)) {
      response.setHeader(REDIRECT, path);
      return null;
    }
    return seeOther(path);
  }

  /** Sends on whoever asked, be it the browser or htmx, which then takes its part of that page. */
  public static ModelAndView seeOther(String path) {
    var view = new RedirectView(path);
    view.setStatusCode(HttpStatus.SEE_OTHER);
    view.setExposeModelAttributes(false);
    return new ModelAndView(view);
  }
}
