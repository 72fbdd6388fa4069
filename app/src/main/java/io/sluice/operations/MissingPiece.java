package io.sluice.operations;

/** Something that the application cannot start without was not configured. */
final class MissingPiece extends RuntimeException {

  MissingPiece(String message) {
    super(message);
  }
}
