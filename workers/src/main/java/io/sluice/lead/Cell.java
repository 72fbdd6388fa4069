package io.sluice.lead;

import java.time.Instant;
import java.util.Set;

/**
 * A cell of the qualification matrix: what was found of a lead, and who takes such leads.
 *
 * @param fitGrade A to D or F, null where the lead was not assessed
 * @param readinessLevel 1 (hot) to 4, null likewise
 * @param route a word of the {@code qualification-matrix} decision, null likewise
 * @param at as of which instant the readiness holds, null likewise
 */
public record Cell(String fitGrade, Integer readinessLevel, String route, Instant at) {

  /** The cell of a lead that was not assessed. */
  public static final Cell NONE = new Cell(null, null, null, null);

  private static final Set<String> PEOPLE = Set.of("inside-sales", "sales", "opportunity");

  /** Whether people work the leads of this cell. */
  public boolean isWorked() {
    return route != null && PEOPLE.contains(route);
  }

  /** Whether the criteria or the facts, and not time alone, have brought a lead up from a cell. */
  public boolean isUpFrom(Cell before) {
    return fitGrade.compareTo(before.fitGrade) < 0
        || readinessLevel < before.readinessLevel
        || isWorked() && !before.isWorked();
  }
}
