package io.sluice.lead;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The doors of the waterfall: where a cycle of a lead enters it. */
public enum Entry {
  /** Somebody responded, inbound or outbound. */
  INQUIRY(null),
  /** An SDR found the lead (TGL); automation and acceptance by inside sales are skipped. */
  TELEPROSPECTING("inside-sales"),
  /** A seller or partner found the lead (SGL); it joins at sales qualification. */
  SALES("sales");

  private final String team;

  Entry(String team) {
    this.team = team;
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
   * @throws IllegalArgumentException when no door has this code
   */
  public static Entry ofCode(String code) {
    return Arrays.stream(values())
        .filter(entry -> entry.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No door is called '" + code + "'"));
  }
}
