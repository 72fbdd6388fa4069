package io.sluice.access;

import org.springframework.security.authentication.AccountStatusException;

/** Too many log-ins have failed; nobody else is to be asked whether this one is right. */
final class TooManyLogInsException extends AccountStatusException {

  TooManyLogInsException() {
    super("Too many log-ins have failed");
  }
}
