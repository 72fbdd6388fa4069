package io.sluice.lead;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a cycle of a lead enters the waterfall: by one of its doors, or from customer success. */
public enum Entry {
  /** Somebody responded, inbound or outbound. */
  INQUIRY(null),
  /** An SDR found the lead (TGL); automation and acceptance by inside sales are skipped. */
  TELEPROSPECTING("inside-sales"),
  /** A seller or partner found the lead (SGL); it joins at sales qualification. */
  SALES("sales"),
  /** A customer may want more: sales take it up at once. No door, but the end of a review. */
  EXPANSION(null, false),
  /** A customer who is looked after. No door, but the end of a cycle that was won. */
  CUSTOMER(null, false);

  private final String team;
  private final boolean door;

  Entry(String team) {
    this(team, true);
  }

  Entry(String team, boolean door) {
    this.team = team;
    this.door = door;
  }

  /** Whether leads come in by it from outside. */
  public boolean isDoor() {
    return door;
  }

  /** The word in messages, in models and in {@code lead_cycle}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The team whose reps enter leads by this door; empty where leads come by themselves. */
  public Optional<String> team() {
    return Optional.ofNullable(team);
  }

  /**
   * @throws IllegalArgumentException when there is none of this code
   */
  public static Entry ofCode(String code) {
    return Arrays.stream(values())
        .filter(entry -> entry.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No entry is called '" + code + "'"));
  }
}
