package io.sluice.commandline;

import io.sluice.page.Parameters;
import java.util.LinkedHashMap;
import java.util.Objects;

/**
 * How a file is to be read.
 *
 * @param mapping the name of a saved one; null to have the columns mapped by their names
 * @param source in every row without one; null for none
 * @param activity the same
 * @param again whether it is loaded although it was loaded before
 */
record SendOptions(String mapping, String source, String activity, boolean again) {

  /** These as the query of a request that starts nothing yet, with the name of the file. */
  String query(String fileName) {
    var given = new LinkedHashMap<String, String>();
    given.put("start", "false");
    given.put("fileName", fileName);
    given.put("mapping", mapping);
    given.put("source", source);
    given.put("activity", activity);
    given.put("again", again ? "true" : null);
    given.values().removeIf(Objects::isNull);
    return Parameters.query(given);
  }
}
