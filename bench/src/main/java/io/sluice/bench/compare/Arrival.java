package io.sluice.bench.compare;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A lead that comes in.
 *
 * @param fields all of them but the note, which pads what is posted
 */
record Arrival(Kind kind, Map<String, Object> fields) {

  /** What becomes of it. */
  enum Kind {
    /** People do its five tasks, and it is won. */
    FULL,
    /** Its fit is a D: it sleeps. */
    SLEEPER,
    /** It has the address of one that came a moment before. */
    DUPLICATE,
    /** Its address is none. */
    POISON
  }

  /** So long is every body. */
  static final int BYTES = 400;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  String email() {
    return (String) fields.get("email");
  }

  /** As JSON of {@value #BYTES} bytes. */
  byte[] body() {
    return body(Map.of());
  }

  /**
   * The same with more fields and a shorter note.
   *
   * @throws IllegalStateException when there is no room for them
   */
  byte[] body(Map<String, Object> more) {
    var all = new LinkedHashMap<>(fields);
    all.putAll(more);
    all.put("note", "");
    var room = BYTES - JSON.writeValueAsBytes(all).length;
    if (room < 0) {
      throw new IllegalStateException("A lead of %d bytes and more".formatted(BYTES - room));
    }
    all.put("note", "x".repeat(room));
    return JSON.writeValueAsString(all).getBytes(StandardCharsets.UTF_8);
  }
}
