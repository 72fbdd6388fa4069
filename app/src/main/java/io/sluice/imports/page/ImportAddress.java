package io.sluice.imports.page;

import io.sluice.imports.Received;
import java.util.UUID;

/** Where the pages are. */
final class ImportAddress {

  static final String LIST = "/imports";
  static final String ONE = LIST + "/{id}";

  /** Said of a file that was loaded before. */
  static final String KNOWN = "known";

  private ImportAddress() {}

  static String of(UUID id) {
    return LIST + "/" + id;
  }

  static String of(Received received) {
    return received.known() ? of(received.id()) + "?" + KNOWN : of(received.id());
  }
}
