package io.sluice.lab;

import java.util.Map;

/**
 * A lead whose end is known.
 *
 * @param cells what the CSV says of it, by column; what is blank is not there
 */
record PastLead(Map<String, String> cells, boolean won) {

  /** Null where it is blank. */
  String cell(String column) {
    return cells.get(column);
  }
}
