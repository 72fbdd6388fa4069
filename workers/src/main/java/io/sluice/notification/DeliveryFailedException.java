package io.sluice.notification;

/** It could not be sent; the message says why, without the address of a webhook. */
class DeliveryFailedException extends RuntimeException {

  DeliveryFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  DeliveryFailedException(String message) {
    super(message);
  }
}
