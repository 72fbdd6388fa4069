package io.sluice.webform;

import io.sluice.mailing.Page;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers people with pages and programs with JSON. */
final class FormAnswers {

  private FormAnswers() {}

  /** Browsers name HTML when they send a form; scripts do not. */
  static boolean isForPerson(HttpServletRequest request) {
    var accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
  }

  static ResponseEntity<?> received(WebForm form, HttpServletRequest request) {
    var definition = form.definition();
    if (!isForPerson(request)) {
      return ResponseEntity.accepted()
          .contentType(MediaType.APPLICATION_JSON)
          .body(FormReceipt.of(definition));
    }
    return definition.thankYou() == null
        ? thanks(definition).answer()
        : ResponseEntity.status(HttpStatus.SEE_OTHER)
            .location(URI.create(definition.thankYou()))
            .build();
  }

  /** What is wrong, field by field. */
  static Page refused(Problem problem) {
    var status = HttpStatus.valueOf(problem.getStatusCode().value());
    if (!(problem instanceof Problem.Refused refused)) {
      return told(problem, status, List.of());
    }
    if (status == HttpStatus.CONFLICT) {
      return Page.says(
          status,
          "You asked not to be contacted",
          "So we keep to that, and nothing was sent. If you have changed your mind, please write to"
              + " us.",
          List.of());
    }
    var lines = refused.violations().stream().map(FormAnswers::line).toList();
    return status == HttpStatus.BAD_REQUEST
        ? Page.says(
            status,
            "Please look at this again",
            "Nothing was sent yet. Go back, change this, and send it again:",
            lines)
        : told(problem, status, lines);
  }

  /** In the words of the problem. */
  private static Page told(Problem problem, HttpStatus status, List<String> lines) {
    return Page.says(
        status,
        String.valueOf(problem.getBody().getTitle()),
        String.valueOf(problem.getBody().getDetail()),
        lines);
  }

  private static String line(Violation violation) {
    return violation.value() == null
        ? "%s: %s".formatted(violation.field(), violation.fix())
        : "%s (%s): %s".formatted(violation.field(), violation.value(), violation.fix());
  }

  private static Page thanks(FormDefinition form) {
    return Page.says(
        HttpStatus.OK,
        "Thank you",
        form.doubleOptIn()
            ? "We have written you a mail. Please confirm with the link in it."
            : "We have received what you sent.",
        List.of());
  }
}
