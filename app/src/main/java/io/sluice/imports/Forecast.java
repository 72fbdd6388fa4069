package io.sluice.imports;

import io.sluice.imports.RowResult.Foreseen;
import io.sluice.imports.RowResult.Kind;
import io.sluice.intake.Foresight;
import io.sluice.intake.Foresight.Fate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What would become of rows, one after the other: the second row of a person whose first one would
 * open a cycle would be an engagement. Nothing is stored.
 */
@Component
class Forecast {

  private final Foresight foresight;
  private final ImportRows rows;

  Forecast(Foresight foresight, ImportRows rows) {
    this.foresight = foresight;
    this.rows = rows;
  }

  /**
   * @param reached the last line that was judged before; what was foreseen there is stored
   */
  List<RowResult> judge(UUID id, long reached, List<StagedRow> staged, RowReading reading) {
    var fates = foresight.foresee(staged.stream().map(reading::read).toList());
    var seen = findSeen(id, reached, fates);
    var people = new HashSet<String>();
    seen.forEach(before -> people.add(before.person()));
    var outcomes = new ArrayList<RowResult>(staged.size());
    for (int i = 0; i < staged.size(); i++) {
      var line = staged.get(i).line();
      outcomes.add(
          switch (fates.get(i)) {
            case Fate.Refused refused ->
                RowResult.refused(line, reading.problems(refused.violations()));
            case Fate.Suppressed suppressed ->
                RowResult.foreseenSuppressed(
                    line, List.of(reading.problem(suppressed.violation())));
            case Fate.Taken taken -> {
              var foreseen = new Foreseen(taken.person(), taken.fingerprint());
              var kind = kind(taken, !seen.add(foreseen), !people.add(taken.person()));
              yield new RowResult(line, kind, null, List.of(), true, foreseen);
            }
          });
    }
    return outcomes;
  }

  private static Kind kind(Fate.Taken taken, boolean repeated, boolean known) {
    if (repeated) {
      return Kind.REPEATED;
    }
    return switch (taken.kind()) {
      case ACCEPTED -> known ? Kind.ENGAGED : Kind.ACCEPTED;
      case ENGAGED -> Kind.ENGAGED;
      case REPEATED -> Kind.REPEATED;
    };
  }

  private Set<Foreseen> findSeen(UUID id, long reached, List<Fate> fates) {
    return reached == 0
        ? new HashSet<>()
        : rows.findForeseen(
            id,
            reached,
            fates.stream()
                .filter(Fate.Taken.class::isInstance)
                .map(fate -> ((Fate.Taken) fate).person())
                .toList());
  }
}
