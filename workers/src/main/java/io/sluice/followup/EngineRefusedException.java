package io.sluice.followup;

/** The engine did not move a task's clocks; the message says what to do. */
class EngineRefusedException extends RuntimeException {

  static final String AWAY = "The engine is busy or away: replan this lead again.";

  EngineRefusedException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Whether it would not do so for other tasks either. */
  boolean isAway() {
    return AWAY.equals(getMessage());
  }
}
