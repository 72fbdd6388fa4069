package io.sluice.imports;

import io.sluice.imports.ImportView.DialectView;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Shows imports as they stand. */
@Component
class ImportViews {

  private static final int MOST_REFUSED_ROWS = 1_000;

  private final Imports imports;
  private final ImportRows rows;
  private final Clock clock;

  ImportViews(Imports imports, ImportRows rows, Clock clock) {
    this.imports = imports;
    this.rows = rows;
    this.clock = clock;
  }

  ImportView show(Import shown) {
    return view(
        shown,
        shown.columns().labels(),
        rows.findRefusals(shown.id(), shown.reached(), MOST_REFUSED_ROWS));
  }

  ImportView showBriefly(Import shown) {
    return view(shown, List.of(), List.of());
  }

  private ImportView view(Import shown, List<String> header, List<RefusedRow> refused) {
    var rate = rowsPerSecond(shown);
    return new ImportView(
        shown.id(),
        shown.fileName(),
        shown.state().code(),
        shown.dryRun(),
        shown.rows(),
        shown.broken(),
        shown.accepted(),
        shown.engaged(),
        shown.repeated(),
        shown.refused(),
        percent(shown),
        rate,
        secondsLeft(shown, rate),
        shown.charset() == null
            ? null
            : new DialectView(shown.charset(), shown.delimiter(), shown.quote()),
        header,
        shown.mapping(),
        shown.mappingName(),
        header.stream().filter(label -> !shown.mapping().columns().containsKey(label)).toList(),
        MappingChecks.missing(shown.mapping(), shown.source()),
        shown.problem(),
        sameAs(shown),
        shown.createdBy(),
        shown.createdAt(),
        shown.startedAt(),
        shown.finishedAt(),
        refused);
  }

  private UUID sameAs(Import shown) {
    return shown.sha256() == null ? null : imports.findEarlier(shown).orElse(null);
  }

  private static int percent(Import shown) {
    if (shown.state() == ImportState.FINISHED) {
      return 100;
    }
    return shown.startedAt() == null || shown.rows() == 0
        ? 0
        : (int) Math.min(99, shown.done() * 100 / shown.rows());
  }

  private long rowsPerSecond(Import shown) {
    if (shown.startedAt() == null) {
      return 0;
    }
    var until = shown.finishedAt() == null ? clock.instant() : shown.finishedAt();
    var millis = Math.max(1, Duration.between(shown.startedAt(), until).toMillis());
    return (shown.done() - shown.broken()) * 1_000 / millis;
  }

  private static Long secondsLeft(Import shown, long rate) {
    return shown.state() == ImportState.RUNNING && rate > 0
        ? Long.valueOf(Math.max(0, (shown.rows() - shown.done()) / rate))
        : null;
  }
}
