package io.sluice.access;

import io.sluice.page.Codes;
import java.util.Optional;

/** Why somebody is not logged in, as the page says it. */
enum LogInProblem {
  WRONG("This name and password, or this API key, are not known."),
  WAIT("Too many log-ins have failed. Wait a few minutes, and try again."),
  STALE("This page was open for too long. Please try again."),
  NO_ROLE("You are known, but nobody has given you a role in Sluice. Ask whoever runs it."),
  ELSEWHERE("The log-in elsewhere did not work. Try again; the log of Sluice has the reason.");

  static final String PARAMETER = "why";

  private final String text;

  LogInProblem(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  String address() {
    return PageAccess.LOG_IN + "?" + PARAMETER + "=" + code();
  }

  static Optional<LogInProblem> ofCode(String code) {
    return Codes.find(LogInProblem.class, code);
  }

  private String code() {
    return Codes.of(this);
  }
}
