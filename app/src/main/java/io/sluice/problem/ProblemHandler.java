package io.sluice.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever goes wrong into a problem detail. Bodies and values never reach the log. */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);
  private static final String RETRY_AFTER_SECONDS = "5";

  @ExceptionHandler({
    TransactionException.class,
    DataAccessResourceFailureException.class,
    RecoverableDataAccessException.class,
    TransientDataAccessException.class
  })
  ResponseEntity<Object> databaseAway(Exception exception, WebRequest request) {
    log.warn("PostgreSQL cannot be reached ({})", exception.getClass().getSimpleName());
    return answer(Problem.unavailable(RETRY_AFTER_SECONDS), request);
  }

  @ExceptionHandler
  ResponseEntity<Object> unexpected(Exception exception, WebRequest request) {
    log.error("A request failed", exception);
    return answer(Problem.internal(), request);
  }

  @Override
  protected ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException exception,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var name =
        exception instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : String.valueOf(exception.getPropertyName());
    var type = exception.getRequiredType();
    var fix = "send a " + (type == null ? "value that fits" : type.getSimpleName());
    var violation = new Violation(name, String.valueOf(exception.getValue()), fix);
    return answer(
        Problem.invalid("A part of the address is malformed.", List.of(violation)), request);
  }

  @Override
  protected ResponseEntity<Object> handleHttpMediaTypeNotSupported(
      HttpMediaTypeNotSupportedException exception,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var given = exception.getContentType();
    var fix = "send Content-Type: " + exception.getSupportedMediaTypes().getFirst();
    var body = exception.getBody();
    body.setProperty(
        "errors",
        List.of(new Violation("Content-Type", given == null ? null : given.toString(), fix)));
    return handleExceptionInternal(exception, body, headers, status, request);
  }

  @Override
  protected ResponseEntity<Object> handleNoHandlerFoundException(
      NoHandlerFoundException exception,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return sentPage(status, request)
        ? null
        : super.handleNoHandlerFoundException(exception, headers, status, request);
  }

  @Override
  protected ResponseEntity<Object> handleNoResourceFoundException(
      NoResourceFoundException exception,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return sentPage(status, request)
        ? null
        : super.handleNoResourceFoundException(exception, headers, status, request);
  }

  /** A person with a browser is shown a page: true where that was sent. */
  private static boolean sentPage(HttpStatusCode status, WebRequest request) {
    var accept = request.getHeader(HttpHeaders.ACCEPT);
    var asksForPage = accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    if (!asksForPage || !(request instanceof ServletWebRequest web)) {
      return false;
    }
    try {
      web.getResponse().sendError(status.value());
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected ResponseEntity<Object> createResponseEntity(
      Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail detail
        && "about:blank".equals(String.valueOf(type(detail)))) {
      var reason = HttpStatus.valueOf(status.value()).getReasonPhrase();
      detail.setType(Problem.typeUri(reason.toLowerCase(Locale.ROOT).replace(' ', '-')));
    }
    return super.createResponseEntity(body, headers, status, request);
  }

  private ResponseEntity<Object> answer(ErrorResponseException problem, WebRequest request) {
    return handleExceptionInternal(
        problem, problem.getBody(), problem.getHeaders(), problem.getStatusCode(), request);
  }

  private static Object type(ProblemDetail detail) {
    return detail.getType() == null ? "about:blank" : detail.getType();
  }
}
