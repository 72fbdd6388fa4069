package io.sluice.job;

/**
 * A job that no retry can complete. It becomes an incident at once; the message is what the manager
 * reads in Operate, so it says what to do and names no person.
 */
public class UnworkableJobException extends RuntimeException {

  public UnworkableJobException(String message) {
    super(message);
  }
}
