package io.sluice.imports;

import io.sluice.access.Caller;
import io.sluice.imports.MappingProposal.Proposed;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.sheet.SheetFile;
import io.sluice.sheet.SheetLimits;
import io.sluice.sheet.UnreadableSheetException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Takes files in: all of their rows are staged, or nothing is kept of them. */
@Component
class Reception {

  private static final Logger log = LoggerFactory.getLogger(Reception.class);

  private final Imports imports;
  private final ImportRows rows;
  private final ImportMappings mappings;
  private final Staging staging;
  private final MappingProposal proposal;
  private final ImportProperties properties;

  Reception(
      Imports imports,
      ImportRows rows,
      ImportMappings mappings,
      Staging staging,
      MappingProposal proposal,
      ImportProperties properties) {
    this.imports = imports;
    this.rows = rows;
    this.mappings = mappings;
    this.staging = staging;
    this.proposal = proposal;
    this.properties = properties;
  }

  /**
   * @throws Problem where it cannot be read, or what comes with it is wrong
   */
  Received receive(Caller caller, InputStream file, Upload upload) throws IOException {
    MappingChecks.checkValues(upload.values());
    var named = upload.mapping().map(this::saved);
    var id = imports.open(upload.fileName(), caller.source(), caller.name());
    try {
      var staged = stage(id, file);
      var loaded = upload.again() ? Optional.<Import>empty() : findLoaded(staged, caller, upload);
      if (loaded.isPresent()) {
        forget(id);
        return new Received(loaded.get().id(), true);
      }
      var proposed =
          named
              .map(mapping -> named(mapping, staged))
              .orElseGet(() -> proposal.propose(staged.header(), caller.source()));
      imports.received(id, staged, proposed.mapping().with(upload.values()), proposed.name());
      return new Received(id, false);
    } catch (IOException | RuntimeException | Error e) {
      giveUp(id);
      throw e;
    }
  }

  private SavedMapping saved(String name) {
    return mappings
        .find(name)
        .orElseThrow(
            () ->
                Problem.invalid(
                    "The file was not taken in.",
                    List.of(
                        new Violation(
                            "mapping",
                            name,
                            "send the name of a saved mapping, or leave it out"))));
  }

  private static Proposed named(SavedMapping saved, StagedFile file) {
    return new Proposed(
        saved.mapping().within(Columns.of(file.header())), Optional.of(saved.name()));
  }

  private StagedFile stage(UUID id, InputStream file) throws IOException {
    var counted = new CountedFile(file, properties.largest().toBytes());
    try (var sheet = SheetFile.open(counted, SheetLimits.STANDARD)) {
      staging.stage(id, sheet);
      counted.drain();
      return new StagedFile(counted.sha256Hex(), counted.bytes(), sheet.dialect(), sheet.header());
    } catch (UnreadableSheetException e) {
      counted.drain();
      throw Problem.invalid(e.getMessage(), List.of(new Violation("body", null, e.fix())));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The import that loaded the same bytes, if what was to be done with them was the same. */
  private Optional<Import> findLoaded(StagedFile staged, Caller caller, Upload upload) {
    return imports
        .findLoaded(staged.sha256(), caller.source())
        .filter(
            before -> before.mapping().values().entrySet().containsAll(upload.values().entrySet()))
        .filter(
            before ->
                upload.mapping().isEmpty() || upload.mapping().get().equals(before.mappingName()));
  }

  private void giveUp(UUID id) {
    try {
      forget(id);
    } catch (DataAccessException | TransactionException e) {
      log.debug("The import {} is left to the sweep", id, e);
    }
  }

  private void forget(UUID id) {
    while (rows.forget(id) > 0) {
      log.debug("Rows of import {} are forgotten", id);
    }
    imports.forget(id);
  }
}
