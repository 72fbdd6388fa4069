package io.sluice.notification;

/** A template that cannot be read or filled; the message says which, why, and what to do. */
class UnusableTemplateException extends RuntimeException {

  UnusableTemplateException(String message, Throwable cause) {
    super(message, cause);
  }
}
