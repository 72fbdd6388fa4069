package io.sluice.commandline;

/** A command cannot go on. The message says why and what to do, for who sits at the terminal. */
final class CommandFailedException extends RuntimeException {

  CommandFailedException(String message) {
    super(message);
  }
}
