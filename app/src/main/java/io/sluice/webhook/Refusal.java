package io.sluice.webhook;

import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Why a webhook is not taken, before it is asked what it says. */
enum Refusal {
  MALFORMED_HEADER(HttpStatus.BAD_REQUEST, "The headers of the webhook are not valid"),
  STALE(HttpStatus.UNAUTHORIZED, "The webhook is too old"),
  FUTURE(HttpStatus.UNAUTHORIZED, "The webhook is from the future"),
  WRONG_SIGNATURE(HttpStatus.UNAUTHORIZED, "The signature of the webhook is not right"),
  REPLAYED(HttpStatus.CONFLICT, "The webhook was taken before"),
  ID_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The id of the webhook was used with another body");

  private static final String CHALLENGE = "StandardWebhooks";

  private final HttpStatus status;
  private final String title;

  Refusal(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  Problem.Refused problem(Violation violation) {
    var type = "webhook-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    var problem =
        Problem.refused(
            status,
            type,
            title,
            "Nothing was stored; errors says what to change.",
            List.of(violation));
    if (status == HttpStatus.UNAUTHORIZED) {
      problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
    }
    return problem;
  }
}
