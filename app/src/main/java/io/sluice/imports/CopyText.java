package io.sluice.imports;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows in the text format of PostgreSQL's {@code COPY}. */
final class CopyText {

  private static final char NOT_STORED = '\0';
  private static final char REPLACEMENT = '\uFFFD';

  private final StringBuilder text = new StringBuilder();
  private int rows;

  /** A row that could be read: its cells are a {@code text[]}. */
  void add(String importId, long line, List<String> cells) {
    begin(importId, line);
    text.append('{');
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      element(cells.get(i));
    }
    text.append("}\t\\N\n");
  }

  void addBroken(String importId, long line, String why) {
    begin(importId, line);
    text.append("\\N\t");
    for (int i = 0; i < why.length(); i++) {
      escape(why.charAt(i));
    }
    text.append('\n');
  }

  private void begin(String importId, long line) {
    text.append(importId).append('\t').append(line).append('\t');
    rows++;
  }

  /** In quotes, in which a backslash makes the next character one of the element. */
  private void element(String cell) {
    text.append('"');
    for (int i = 0; i < cell.length(); i++) {
      var c = cell.charAt(i);
      if (c == '"' || c == '\\') {
        text.append("\\\\");
      }
      escape(c);
    }
    text.append('"');
  }

  private void escape(char c) {
    switch (c) {
      case '\\' -> text.append("\\\\");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      case NOT_STORED -> text.append(REPLACEMENT);
      default -> text.append(c);
    }
  }

  int rows() {
    return rows;
  }

  int chars() {
    return text.length();
  }

  InputStream bytes() {
    return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  void clear() {
    text.setLength(0);
    rows = 0;
  }
}
