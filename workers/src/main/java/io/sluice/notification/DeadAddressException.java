package io.sluice.notification;

/** The mail server knows for good that there is nobody at the address. */
class DeadAddressException extends DeliveryFailedException {

  DeadAddressException(String message, Throwable cause) {
    super(message, cause);
  }
}
