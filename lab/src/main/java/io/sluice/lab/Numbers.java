package io.sluice.lab;

import java.math.BigDecimal;
import java.util.Optional;

/** Reads a cell as a number. */
final class Numbers {

  private Numbers() {}

  /** Empty where the cell is blank or no number. */
  static Optional<BigDecimal> read(String cell) {
    if (cell == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(cell));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
