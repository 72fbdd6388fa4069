package io.sluice.figures;

import io.sluice.page.Codes;
import java.util.Map;
import java.util.Optional;

/**
 * Inquiries by what was decided about them, as {@link io.sluice.source.SourceFigures} count those
 * of a source: a lead that merely woke is none.
 */
public enum Inquiries implements Among {
  ALL("true"),
  /** Accepted or refused. */
  DECIDED("(%s or %s)".formatted(Sql.REFUSED, Sql.ACCEPTED)),
  REFUSED(Sql.REFUSED),
  REJECTED(Sql.REJECTED),
  DISQUALIFIED("m.outcome is not distinct from 'disqualified'"),
  SUPPRESSED("m.outcome is not distinct from 'suppressed'");

  static final String PARAMETER = "inquiries";

  private final String condition;

  Inquiries(String condition) {
    this.condition = condition;
  }

  /** The word of the parameter {@code inquiries}. */
  public String code() {
    return Codes.of(this);
  }

  public static Optional<Inquiries> ofCode(String code) {
    return Codes.find(Inquiries.class, code);
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of(PARAMETER, code());
  }

  @Override
  public SqlPart sql() {
    return new SqlPart("m.entry = 'inquiry' and not m.woken and " + condition, Map.of());
  }

  @Override
  public String reason() {
    return "case when %s then m.refused_for else m.reason_code end".formatted(Sql.REJECTED);
  }

  private static final class Sql {

    static final String LEFT = "m.outcome in ('disqualified', 'suppressed')";

    static final String REJECTED =
        "(m.closed_at is not null and not %s and m.verdict is not distinct from 'refused')"
            .formatted(LEFT);

    static final String REFUSED = "(%s or %s)".formatted(LEFT, REJECTED);

    static final String ACCEPTED =
        "m.reached & %d <> 0"
            .formatted(
                Milestone.TAL.bit()
                    | Milestone.SAL.bit()
                    | Milestone.SQL.bit()
                    | Milestone.WON.bit());
  }
}
