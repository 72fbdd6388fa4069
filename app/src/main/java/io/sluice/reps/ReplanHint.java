package io.sluice.reps;

import org.springframework.http.HttpHeaders;

/** What a change of a calendar leaves alone. */
final class ReplanHint {

  static final String TEXT =
      "Open clocks stay as they were planned until POST /api/follow-up/replan moves them.";

  /** The same for answers without a body. */
  static final String LINK =
      "</api/follow-up/replan>; rel=\"related\"; title=\"POST moves open clocks\"";

  private ReplanHint() {}

  static HttpHeaders header() {
    var headers = new HttpHeaders();
    headers.set(HttpHeaders.LINK, LINK);
    return headers;
  }
}
