package io.sluice.commandline;

/** Sluice has not answered, or not with what was asked for; a little later it may. */
final class UnavailableException extends RuntimeException {

  UnavailableException(String message) {
    super(message);
  }
}
