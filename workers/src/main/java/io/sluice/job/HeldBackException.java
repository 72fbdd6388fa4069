package io.sluice.job;

/**
 * A job that must not be done, of an instance that is being ended. It waits for that and costs no
 * try.
 */
public class HeldBackException extends RuntimeException {

  public HeldBackException(String message) {
    super(message);
  }
}
