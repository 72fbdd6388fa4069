package io.sluice.notifications;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a delivery stands. */
enum DeliveryState {
  PENDING,
  FAILED,
  SENT,
  CANCELLED;

  static final List<String> CODES = Arrays.stream(values()).map(DeliveryState::code).toList();

  /** The word in requests and the database. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
