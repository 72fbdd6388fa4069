package io.sluice.lab;

/** What was given cannot be backtested; the message says where, why and what to do. */
final class CannotBacktestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CannotBacktestException(String message) {
    super(message);
  }

  CannotBacktestException(String message, Throwable cause) {
    super(message, cause);
  }
}
