package io.sluice.figures;

import io.sluice.page.Codes;
import java.util.Arrays;
import java.util.Map;

/**
 * With whom a cycle stood last, told by how far it ever came: an end of the picture is theirs. Each
 * cycle is of exactly one of them.
 */
public enum EndedBy implements Among {
  /** Nobody else has had it. */
  MARKETING,
  INSIDE_SALES(Milestone.AQL, Milestone.TAL_OFFERED, Milestone.TAL),
  /** Sales were asked to accept it, or were about to be. */
  SALES(Milestone.TQL, Milestone.TGL, Milestone.EXPANSION, Milestone.SAL_OFFERED),
  /** Sales had accepted it, or found it themselves. */
  ACCOUNT_EXECUTIVE(Milestone.SAL, Milestone.SGL, Milestone.SQL, Milestone.WON);

  static final String PARAMETER = "by";

  private final int bits;

  EndedBy(Milestone... theirs) {
    this.bits = Arrays.stream(theirs).mapToInt(Milestone::bit).sum();
  }

  /** The word of the parameter {@code by}. */
  public String code() {
    return Codes.of(this);
  }

  /** Of a cycle that reached these milestones, a bit for each. */
  static EndedBy of(int reached) {
    return Arrays.stream(values())
        .filter(each -> (reached & each.bits) != 0)
        .reduce(MARKETING, (earlier, later) -> later);
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of(PARAMETER, code());
  }

  @Override
  public SqlPart sql() {
    var nobodyLater = "m.reached & %d = 0".formatted(laterBits());
    return new SqlPart(
        bits == 0 ? nobodyLater : "m.reached & %d <> 0 and %s".formatted(bits, nobodyLater),
        Map.of());
  }

  private int laterBits() {
    return Arrays.stream(values())
        .filter(each -> each.ordinal() > ordinal())
        .mapToInt(each -> each.bits)
        .sum();
  }
}
