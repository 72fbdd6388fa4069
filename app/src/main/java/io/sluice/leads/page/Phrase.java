package io.sluice.leads.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Words with instants among them, which are shown in the zone of whoever reads them. */
public record Phrase(List<Piece> pieces) {

  /** Either words or an instant; the other is null. */
  public record Piece(String words, Instant at) {}

  static Phrase of(String words) {
    return new Phrase(List.of(new Piece(words, null)));
  }

  static Phrase of(String words, Object... values) {
    return of(words.formatted(values));
  }

  Phrase and(String words) {
    return with(new Piece(words, null));
  }

  /** Nothing is added where it is null. */
  Phrase at(String before, Instant instant) {
    return instant == null ? this : and(before).with(new Piece(null, instant));
  }

  private Phrase with(Piece piece) {
    var all = new ArrayList<>(pieces);
    all.add(piece);
    return new Phrase(List.copyOf(all));
  }
}
