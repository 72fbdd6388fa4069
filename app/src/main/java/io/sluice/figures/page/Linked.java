package io.sluice.figures.page;

import io.sluice.figures.Cohort;
import io.sluice.figures.FigureFilter;

/**
 * A number of cycles, and the list of their leads.
 *
 * @param label what they have in common, where a table names them
 */
public record Linked(String label, long cycles, String href) {

  static Linked of(FigureFilter filter, Cohort cohort, String label, long cycles) {
    return new Linked(label, cycles, "/leads?" + filter.query(cohort));
  }
}
