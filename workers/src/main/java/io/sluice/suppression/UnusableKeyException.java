package io.sluice.suppression;

/** The key for hashes of addresses cannot be used; the message says what to do. */
public class UnusableKeyException extends RuntimeException {

  UnusableKeyException(String message) {
    super(message);
  }
}
