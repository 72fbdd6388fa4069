package io.sluice.problem;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request that is answered with a problem detail. */
public class Problem extends ErrorResponseException {

  private static final int MOST_ERRORS = 100;

  private Problem(HttpStatus status, ProblemDetail body) {
    super(status, body, null);
  }

  /** The request says something that cannot be; every violation found is named. */
  public static Problem.Refused invalid(String detail, List<Violation> violations) {
    return refused(
        HttpStatus.BAD_REQUEST, "invalid-request", "The request is not valid", detail, violations);
  }

  /** The request is about someone who must be left alone. */
  public static Problem.Refused suppressed(String detail, Violation violation) {
    return refused(
        HttpStatus.CONFLICT, "suppressed", "This person is suppressed", detail, List.of(violation));
  }

  public static Problem tooLarge(String detail) {
    return of(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The body is too large", detail);
  }

  public static Problem notFound(String detail) {
    return of(HttpStatus.NOT_FOUND, "not-found", "There is no such thing here", detail);
  }

  /** There was such a thing, and there never will be again. */
  public static Problem gone(String detail) {
    return of(HttpStatus.GONE, "erased", "This person was erased", detail);
  }

  /** It was there, and its time is over. */
  public static Problem forgotten(String detail) {
    return of(HttpStatus.GONE, "forgotten", "It is not kept any more", detail);
  }

  /** What is asked for cannot be done with it as it stands. */
  public static Problem conflict(String detail) {
    return of(
        HttpStatus.CONFLICT, "conflict", "It does not stand so that this can be done", detail);
  }

  /**
   * The caller is not known.
   *
   * @param challenge how to make oneself known, as RFC 9110 has it
   */
  public static Problem unauthorized(String detail, String challenge) {
    var problem = of(HttpStatus.UNAUTHORIZED, "unauthorized", "A valid API key is needed", detail);
    problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
    return problem;
  }

  /** The caller is known, and may not do this. */
  public static Problem forbidden(String detail) {
    return of(HttpStatus.FORBIDDEN, "forbidden", "This may not be done", detail);
  }

  /** The sender has used up what may be sent at once. */
  public static Problem tooManyRequests(Duration wait) {
    var problem =
        of(
            HttpStatus.TOO_MANY_REQUESTS,
            "too-many-requests",
            "Too many requests",
            "Nothing was looked at. Send the same request again after the seconds in Retry-After.");
    problem.getHeaders().set(HttpHeaders.RETRY_AFTER, seconds(wait));
    return problem;
  }

  /** Rounded up, so that nobody comes back too early. */
  private static String seconds(Duration wait) {
    return String.valueOf(wait.plusSeconds(1).minusNanos(1).toSeconds());
  }

  /** Another request under the same key has not been answered yet. */
  public static Problem stillRunning() {
    var problem =
        of(
            HttpStatus.CONFLICT,
            "idempotency-key-in-use",
            "A request with this idempotency key is still running",
            "Send the same request again after the seconds in Retry-After, and get its answer.");
    problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
    return problem;
  }

  /** The key has answered another body before. */
  public static Problem idempotencyKeyReused() {
    return of(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "idempotency-key-reused",
        "The idempotency key was used with another body",
        "Send a new Idempotency-Key with a new body, or the same body with the same key.");
  }

  static Problem unavailable(String retryAfterSeconds) {
    var problem =
        of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "unavailable",
            "The database is away",
            "Send the same request again after the seconds in Retry-After: under the same"
                + " Idempotency-Key, and for the rows of a file, nothing is taken in twice.");
    problem.getHeaders().set(HttpHeaders.RETRY_AFTER, retryAfterSeconds);
    return problem;
  }

  static Problem internal() {
    return of(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "internal-error",
        "Something went wrong on our side",
        "The request was not completed. The log has the reason.");
  }

  /**
   * One that a single door has.
   *
   * @param type what programs tell it by, in kebab-case
   */
  public static Refused refused(
      HttpStatus status, String type, String title, String detail, List<Violation> violations) {
    var body = detail(status, type, title);
    body.setDetail(detail);
    return new Refused(status, body, violations.stream().limit(MOST_ERRORS).toList());
  }

  private static Problem of(HttpStatus status, String type, String title, String detail) {
    var body = detail(status, type, title);
    body.setDetail(detail);
    return new Problem(status, body);
  }

  private static ProblemDetail detail(HttpStatus status, String type, String title) {
    var body = ProblemDetail.forStatus(status);
    body.setType(typeUri(type));
    body.setTitle(title);
    return body;
  }

  static URI typeUri(String type) {
    return URI.create("urn:sluice:problem:" + type);
  }

  /** A request that breaks rules, each of which is named. */
  public static final class Refused extends Problem {

    private final transient List<Violation> violations;

    private Refused(HttpStatus status, ProblemDetail body, List<Violation> violations) {
      super(status, body);
      this.violations = violations;
      body.setProperty("errors", violations);
    }

    public List<Violation> violations() {
      return violations;
    }
  }
}
