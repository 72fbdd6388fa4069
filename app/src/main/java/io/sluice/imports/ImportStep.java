package io.sluice.imports;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.sluice.imports.RowResult.Kind;
import io.sluice.intake.Arrival;
import io.sluice.intake.Door;
import io.sluice.intake.RowOutcome;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes the import that has waited longest one chunk further. What the rows bring, what became of
 * them and how far the import is are committed together, so that no row is lost or comes in twice,
 * whenever it breaks off and whichever instance goes on.
 */
@Component
class ImportStep {

  static final int CHUNK = 1_000;

  private static final Logger log = LoggerFactory.getLogger(ImportStep.class);
  private static final int SHRINK = 10;

  private final Imports imports;
  private final ImportRows rows;
  private final ChunkLoader loader;
  private final Forecast forecast;
  private final TransactionOperations transaction;
  private final ConcurrentMap<UUID, Integer> sizes = new ConcurrentHashMap<>();

  ImportStep(
      Imports imports,
      ImportRows rows,
      ChunkLoader loader,
      Forecast forecast,
      TransactionOperations transaction) {
    this.imports = imports;
    this.rows = rows;
    this.loader = loader;
    this.forecast = forecast;
    this.transaction = transaction;
  }

  /**
   * @return false where there is nothing to do
   * @throws TransientDataAccessException and the like where it helps to try again later
   */
  boolean advance() {
    var held = new Import[1];
    try {
      return transaction.execute(
          status -> {
            var next = imports.lockNext();
            next.ifPresent(
                running -> {
                  held[0] = running;
                  advance(running);
                });
            return next.isPresent();
          });
    } catch (RuntimeException e) {
      if (held[0] == null || isPassing(e)) {
        throw e;
      }
      narrow(held[0], e);
      return true;
    }
  }

  private void advance(Import running) {
    var reading = RowReading.of(running);
    var size = sizes.getOrDefault(running.id(), CHUNK);
    var chunk = rows.find(running.id(), running.reached(), size, reading);
    if (!chunk.isEmpty()) {
      settle(
          running,
          running.dryRun()
              ? forecast.judge(running.id(), running.reached(), chunk, reading)
              : load(running, chunk, reading));
    }
    if (chunk.size() < size) {
      imports.finish(running.id());
      log.info("Import {} has finished", running.id());
    }
    sizes.computeIfPresent(
        running.id(), (id, narrowed) -> narrowed * SHRINK < CHUNK ? narrowed * SHRINK : null);
  }

  private List<RowResult> load(Import running, List<StagedRow> chunk, RowReading reading) {
    var arrival = new Arrival(Door.IMPORT, running.source().orElse(null), null);
    var leads =
        chunk.stream().map(row -> new ChunkLoader.Row(row.line(), reading.read(row))).toList();
    return loader.load(leads, arrival).stream()
        .map(loaded -> result(loaded.line(), loaded.outcome(), reading))
        .toList();
  }

  private static RowResult result(long line, RowOutcome outcome, RowReading reading) {
    return switch (outcome) {
      case RowOutcome.Taken taken ->
          RowResult.taken(
              line, taken.isAccepted() ? Kind.ACCEPTED : Kind.ENGAGED, taken.given().leadId());
      case RowOutcome.Repeated repeated ->
          RowResult.taken(line, Kind.REPEATED, repeated.given().leadId());
      case RowOutcome.Refused refused -> {
        var problems = reading.problems(refused.violations());
        yield refused.suppressed()
            ? RowResult.suppressed(line, problems)
            : RowResult.refused(line, problems);
      }
    };
  }

  private void settle(Import running, List<RowResult> outcomes) {
    rows.settle(running.id(), outcomes);
    imports.advance(
        running.id(),
        outcomes.getLast().line(),
        outcomes.stream()
            .collect(groupingBy(RowResult::kind, () -> new EnumMap<>(Kind.class), counting())));
  }

  /** A row that cannot be stored costs itself: the chunk is taken in ever smaller parts. */
  private void narrow(Import running, RuntimeException cause) {
    var size = sizes.getOrDefault(running.id(), CHUNK);
    if (size > 1) {
      log.warn("A chunk of import {} cannot be stored; it is tried in parts", running.id());
      sizes.put(running.id(), size / SHRINK);
      return;
    }
    log.error(
        "A row of import {} after line {} cannot be stored",
        running.id(),
        running.reached(),
        cause);
    transaction.executeWithoutResult(
        status ->
            imports
                .lock(running.id())
                .filter(now -> now.reached() == running.reached())
                .ifPresent(this::refuseNext));
  }

  private void refuseNext(Import running) {
    var reading = RowReading.of(running);
    rows.find(running.id(), running.reached(), 1, reading)
        .forEach(
            row ->
                settle(
                    running,
                    List.of(
                        RowResult.refused(
                            row.line(),
                            List.of(
                                new RowProblem(
                                    RowReading.ROW,
                                    null,
                                    null,
                                    "send this row again; it could not be stored, and the log says"
                                        + " why"))))));
  }

  private static boolean isPassing(RuntimeException e) {
    return e instanceof TransactionException
        || e instanceof DataAccessResourceFailureException
        || e instanceof RecoverableDataAccessException
        || e instanceof TransientDataAccessException;
  }
}
