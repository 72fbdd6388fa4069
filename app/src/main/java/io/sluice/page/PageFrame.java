package io.sluice.page;

import io.sluice.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** What stands around every page, and what is shown in place of one that cannot be. */
@ControllerAdvice(annotations = PageController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageFrame {

  private static final Logger log = LoggerFactory.getLogger(PageFrame.class);
  private static final String LOGGED_IN = "loggedIn";
  private static final String RETRY_AFTER_SECONDS = "5";

  @ModelAttribute(LOGGED_IN)
  boolean isLoggedIn(HttpServletRequest request) {
    return request.getUserPrincipal() != null;
  }

  /** Whether the browser shows a page anew, and not a part of it while somebody is busy there. */
  @ModelAttribute("wholePage")
  boolean isWholePage(HttpServletRequest request) {
    return !Htmx.asks(request);
  }

  /** Makes the session while its cookie can still be sent: long pages go out in parts. */
  @ModelAttribute
  void openSession(HttpServletRequest request) {
    if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
      token.getToken();
    }
  }

  @ExceptionHandler
  ModelAndView problem(Problem problem, HttpServletRequest request) {
    return page(
        request, HttpStatus.valueOf(problem.getStatusCode().value()), Complaint.of(problem));
  }

  @ExceptionHandler
  ModelAndView wrongAddress(
      MethodArgumentTypeMismatchException problem, HttpServletRequest request) {
    return page(
        request,
        HttpStatus.NOT_FOUND,
        new Complaint(
            "There is no such thing here",
            "The address may have been cut off on its way.",
            List.of()));
  }

  @ExceptionHandler({
    TransactionException.class,
    DataAccessResourceFailureException.class,
    RecoverableDataAccessException.class,
    TransientDataAccessException.class
  })
  ModelAndView databaseAway(
      Exception problem, HttpServletRequest request, HttpServletResponse response) {
    log.warn("PostgreSQL cannot be reached ({})", problem.getClass().getSimpleName());
    response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    return page(
        request,
        HttpStatus.SERVICE_UNAVAILABLE,
        new Complaint(
            "The database is away",
            "Nothing is lost, and nothing is taken in twice. Please try again in a moment.",
            List.of()));
  }

  /** Whoever it was for has gone. */
  @ExceptionHandler(IOException.class)
  void brokenOff(HttpServletResponse response) {}

  @ExceptionHandler
  ModelAndView unexpected(Exception problem, HttpServletRequest request) {
    log.error("A page failed", problem);
    return page(
        request,
        HttpStatus.INTERNAL_SERVER_ERROR,
        new Complaint(
            "Something went wrong on our side",
            "Please try again. If it stays so, the log of Sluice has the reason.",
            List.of()));
  }

  private static ModelAndView page(
      HttpServletRequest request, HttpStatus status, Complaint complaint) {
    var page = new ModelAndView("problem", status);
    page.addObject("complaint", complaint);
    page.addObject(LOGGED_IN, request.getUserPrincipal() != null);
    return page;
  }
}
