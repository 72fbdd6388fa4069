package io.sluice.privacy;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes the steps of an erasure. Each is safe to be taken again, and is kept when it is done, so
 * that a restart goes on where it stood.
 */
@Service
class Eraser {

  private static final Logger log = LoggerFactory.getLogger(Eraser.class);

  /** After so many times the lag of the history, what still runs is ended. */
  private static final int PATIENCE = 3;

  private final Erasures erasures;
  private final People people;
  private final KnownInstances instances;
  private final DatabaseErasure database;
  private final EngineHistory history;
  private final Duration settle;
  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final Clock clock;

  Eraser(
      Erasures erasures,
      People people,
      KnownInstances instances,
      DatabaseErasure database,
      EngineHistory history,
      ErasureProperties properties,
      JdbcClient jdbc,
      TransactionOperations transaction,
      Clock clock) {
    this.erasures = erasures;
    this.people = people;
    this.instances = instances;
    this.database = database;
    this.history = history;
    this.settle = properties.settle();
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Goes as far as it can at present. */
  Progress goOn(UUID erasureId) {
    var person = people.of(erasures.personId(erasureId), erasures.leadIds(erasureId));
    for (var step : ErasureStep.values()) {
      if (erasures.doneAt(erasureId, step).isEmpty()) {
        var waits = take(step, erasureId, person);
        if (waits.isPresent()) {
          erasures.waitsFor(erasureId, waits.get().what());
          return waits.get();
        }
        log.info("Erasure {}: {}", erasureId, step.code());
      }
    }
    return new Progress.Finished();
  }

  /** What it waits for; empty where the step is done. */
  private Optional<Progress.Waits> take(ErasureStep step, UUID erasureId, Person person) {
    return switch (step) {
      case SUPPRESSED ->
          throw new IllegalStateException("An erasure begins with the suppression: " + erasureId);
      case ENDED -> awaitEnd(erasureId, person);
      case LOCATED -> locate(erasureId, person);
      case DATABASE -> removeFromDatabase(erasureId, person);
      case ENGINE -> removeFromEngine(erasureId, person);
      case VERIFIED -> verify(erasureId, person);
    };
  }

  private Optional<Progress.Waits> awaitEnd(UUID erasureId, Person person) {
    var open =
        jdbc.sql(
                """
                select exists (select from lead_cycle
                  where lead_id = any(:ids) and closed_at is null)
                """)
            .param("ids", person.ids())
            .query(Boolean.class)
            .single();
    if (open) {
      return waits("The process that was withdrawn has not ended yet.");
    }
    erasures.done(erasureId, ErasureStep.ENDED, null);
    return Optional.empty();
  }

  private Optional<Progress.Waits> locate(UUID erasureId, Person person) {
    erasures.keepInstances(erasureId, instances.of(person));
    if (!history.isConfigured()) {
      erasures.done(erasureId, ErasureStep.LOCATED, history.notReached());
      return Optional.empty();
    }
    var ended = erasures.doneAt(erasureId, ErasureStep.ENDED).orElseThrow();
    if (isBefore(ended.plus(settle))) {
      return waitsUntil("The engine's history lags behind the engine.", ended.plus(settle));
    }
    var found =
        history.findInstances(erasures.instances(erasureId), person.leadIds(), person.emails());
    erasures.keepInstances(erasureId, found);
    var running = history.findRunning(found);
    if (!running.isEmpty()) {
      if (!isBefore(ended.plus(settle.multipliedBy(PATIENCE)))) {
        running.forEach(this::cancel);
      }
      return waits("%d process instances have not ended yet.".formatted(running.size()));
    }
    erasures.keepElements(erasureId, history.findElements(found));
    erasures.count(erasureId, history.deleteMentions(person.emails()));
    erasures.done(erasureId, ErasureStep.LOCATED, history.notReached());
    return Optional.empty();
  }

  /** With its task, which may be one about two people of whom the other stays. */
  private void cancel(long processInstanceKey) {
    history.cancel(processInstanceKey);
    jdbc.sql(
            """
            update assignment set ended_at = :now
            where process_instance_key = :key and ended_at is null
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("key", processInstanceKey)
        .update();
  }

  private Optional<Progress.Waits> removeFromDatabase(UUID erasureId, Person person) {
    transaction.executeWithoutResult(
        status -> {
          erasures.count(erasureId, database.remove(person));
          erasures.done(erasureId, ErasureStep.DATABASE, leftovers(person));
        });
    return Optional.empty();
  }

  private String leftovers(Person person) {
    var left = database.findLeftovers(person);
    if (left.isEmpty()) {
      return null;
    }
    var tablesLeft =
        left.entrySet().stream()
            .map(table -> "%s (%d)".formatted(table.getKey(), table.getValue()))
            .collect(Collectors.joining(", "));
    log.warn("After an erasure the address still stands in {}", tablesLeft);
    return "The address still stands in " + tablesLeft + ": look whether these rows must go too.";
  }

  private Optional<Progress.Waits> removeFromEngine(UUID erasureId, Person person) {
    erasures.count(erasureId, removeHistory(erasureId, person));
    erasures.done(erasureId, ErasureStep.ENGINE, history.notReached());
    return Optional.empty();
  }

  private Map<String, Long> removeHistory(UUID erasureId, Person person) {
    if (!history.isConfigured()) {
      return Map.of();
    }
    var found = history.findInstances(erasures.instances(erasureId), person.leadIds(), Set.of());
    erasures.keepInstances(erasureId, found);
    erasures.keepElements(erasureId, history.findElements(found));
    return history.delete(found, erasures.elements(erasureId), person.leadIds());
  }

  /** What was on its way when it was removed came after it: once more, until nothing comes. */
  private Optional<Progress.Waits> verify(UUID erasureId, Person person) {
    var removed = erasures.doneAt(erasureId, ErasureStep.ENGINE).orElseThrow();
    if (history.isConfigured() && isBefore(removed.plus(settle))) {
      return waitsUntil("It is looked for once more.", removed.plus(settle));
    }
    var inEngine = removeHistory(erasureId, person);
    var inDatabase =
        transaction.execute(
            status -> {
              var found = database.remove(person);
              erasures.count(erasureId, found);
              return found;
            });
    erasures.count(erasureId, inEngine);
    if (inEngine.isEmpty() && inDatabase.isEmpty()) {
      transaction.executeWithoutResult(status -> erasures.finish(erasureId));
      return Optional.empty();
    }
    erasures.done(erasureId, ErasureStep.ENGINE, null);
    return waits("Something came after it was removed; it is removed, and looked for once more.");
  }

  private boolean isBefore(Instant when) {
    return clock.instant().isBefore(when);
  }

  private Optional<Progress.Waits> waits(String what) {
    return waitsUntil(what, clock.instant().plus(settle.dividedBy(PATIENCE)));
  }

  private static Optional<Progress.Waits> waitsUntil(String what, Instant until) {
    return Optional.of(new Progress.Waits(what, until));
  }
}
