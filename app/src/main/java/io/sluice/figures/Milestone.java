package io.sluice.figures;

import io.sluice.page.Codes;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a cycle may come to, and what counts as having moved on from there. A lead may pass over
 * stages, so that whoever reached any later one has moved on.
 */
public enum Milestone {
  /** Any cycle that began, by whichever door. */
  CAME_IN(1 << 12),
  INQUIRY(1),
  AQL(1 << 1),
  /** Inside sales was asked to accept it: the first gate. */
  TAL_OFFERED(1 << 2),
  TAL(1 << 3),
  TQL(1 << 4),
  TGL(1 << 5),
  EXPANSION(1 << 6),
  /** Sales was asked to accept it: the second gate. */
  SAL_OFFERED(1 << 7),
  SAL(1 << 8),
  SGL(1 << 9),
  SQL(1 << 10),
  WON(1 << 11);

  private static final Set<Milestone> GATES = EnumSet.of(TAL_OFFERED, SAL_OFFERED);

  private static final Map<Milestone, Integer> LATER_BITS = new EnumMap<>(Milestone.class);

  static {
    for (var each : values()) {
      LATER_BITS.put(each, each.later().stream().mapToInt(Milestone::bit).sum());
    }
  }

  private final int bit;

  Milestone(int bit) {
    this.bit = bit;
  }

  /** The word of the parameter {@code stage}. */
  public String code() {
    return Codes.of(this);
  }

  static Optional<Milestone> ofCode(String code) {
    return Codes.find(Milestone.class, code);
  }

  /** The stages in the order of the waterfall; what is offered at a gate is none. */
  public static List<Milestone> stages() {
    return List.of(INQUIRY, AQL, TAL, TQL, TGL, EXPANSION, SAL, SGL, SQL, WON);
  }

  /** Where people accept a lead or refuse it. */
  public static List<Milestone> gates() {
    return List.copyOf(GATES);
  }

  public boolean isGate() {
    return GATES.contains(this);
  }

  /** Of {@code cycle_milestones}: when a cycle came to it. */
  String column() {
    return this == CAME_IN ? "opened_at" : name().toLowerCase(Locale.ROOT) + "_at";
  }

  /** Of {@code cycle_milestones}: in how many seconds a cycle moved on from it. */
  String tookColumn() {
    return name().toLowerCase(Locale.ROOT) + "_took";
  }

  /** Its bit in {@code reached}, and one of its own for what every cycle has come to. */
  int bit() {
    return bit;
  }

  /** Whoever has come to one of these has moved on from this one. */
  Set<Milestone> later() {
    return switch (this) {
      case CAME_IN, WON -> Set.of();
      case TAL_OFFERED -> EnumSet.of(TAL);
      case SAL_OFFERED -> EnumSet.of(SAL);
      case INQUIRY -> EnumSet.of(AQL, TAL, TQL, TGL, SAL, SGL, SQL, WON);
      case AQL -> EnumSet.of(TAL, TQL, SAL, SQL, WON);
      case TAL -> EnumSet.of(TQL, SAL, SQL, WON);
      case TQL, TGL, EXPANSION -> EnumSet.of(SAL, SQL, WON);
      case SAL, SGL -> EnumSet.of(SQL, WON);
      case SQL -> EnumSet.of(WON);
    };
  }

  int laterBits() {
    return LATER_BITS.get(this);
  }

  /** Of {@code cycle_milestones}: why it was refused at this gate last. */
  String refusalColumn() {
    return switch (this) {
      case TAL_OFFERED -> "tal_refused_for";
      case SAL_OFFERED -> "sal_refused_for";
      default -> throw new IllegalStateException(this + " is no gate");
    };
  }
}
