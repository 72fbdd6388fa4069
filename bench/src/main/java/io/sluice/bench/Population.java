package io.sluice.bench;

import java.util.List;

/**
 * Whom the product knows before a file comes.
 *
 * @param known addresses of leads
 * @param optedOut addresses of people of whom nothing may be stored
 */
record Population(List<String> known, List<String> optedOut) {

  /** A domain on the company's list of competitors. */
  static final String COMPETITOR = "rival-of-the-bench.example";

  /** Nobody at all. */
  static final Population NOBODY = new Population(List.of(), List.of());
}
