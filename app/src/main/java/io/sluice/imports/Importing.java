package io.sluice.imports;

import io.sluice.access.Caller;
import io.sluice.intake.Intake;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.sheet.CsvFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** The one desk, for the API, the page and the samples. */
@Service
class Importing implements ImportDesk {

  private static final Logger log = LoggerFactory.getLogger(Importing.class);
  private static final int LONGEST_NAME = 100;

  private final Reception reception;
  private final Imports imports;
  private final ImportMappings mappings;
  private final ImportViews views;
  private final Previews previews;
  private final RefusedFile refusedFile;
  private final ImportRunner runner;

  Importing(
      Reception reception,
      Imports imports,
      ImportMappings mappings,
      ImportViews views,
      Previews previews,
      RefusedFile refusedFile,
      ImportRunner runner) {
    this.reception = reception;
    this.imports = imports;
    this.mappings = mappings;
    this.views = views;
    this.previews = previews;
    this.refusedFile = refusedFile;
    this.runner = runner;
  }

  @Override
  public Received receive(Caller caller, InputStream file, Upload upload) throws IOException {
    var received = reception.receive(caller, file, upload);
    if (!received.known()) {
      log.info("Import {} received", received.id());
      var fresh = find(caller, received.id());
      if (upload.start() && MappingChecks.missing(fresh.mapping(), fresh.source()).isEmpty()) {
        start(caller, received.id(), upload.dryRun());
      }
    }
    return received;
  }

  @Override
  public ImportView view(Caller caller, UUID id) {
    return views.show(find(caller, id));
  }

  @Override
  public List<ImportView> list(Caller caller, int most) {
    return imports.findAll(caller.source(), most).stream().map(views::showBriefly).toList();
  }

  @Override
  public List<PreviewRow> preview(Caller caller, UUID id, int rows) {
    return previews.preview(find(caller, id), rows);
  }

  @Override
  public ImportView map(Caller caller, UUID id, Mapping mapping) {
    MappingChecks.check(mapping, Optional.of(find(caller, id).columns()));
    return map(caller, id, mapping, Optional.empty());
  }

  @Override
  public ImportView map(Caller caller, UUID id, String mappingName) {
    var saved = mapping(mappingName).mapping().within(find(caller, id).columns());
    return map(caller, id, saved, Optional.of(mappingName));
  }

  private ImportView map(Caller caller, UUID id, Mapping mapping, Optional<String> name) {
    if (!imports.map(id, mapping, name)) {
      throw Problem.conflict(
          "It can be mapped before it is started and after a dry run. Send the file again.");
    }
    return view(caller, id);
  }

  @Override
  public ImportView start(Caller caller, UUID id, boolean dryRun) {
    var found = find(caller, id);
    var missing = MappingChecks.missing(found.mapping(), found.source());
    if (found.isOpenToChange() && !missing.isEmpty()) {
      throw Problem.invalid(
          "The import was not started; errors lists what is missing.",
          missing.stream()
              .map(
                  field ->
                      new Violation(
                          field, null, "map a column to this field, or give it one value for all"))
              .toList());
    }
    if (!imports.start(id, dryRun)) {
      throw Problem.conflict(
          "It can be started once its file is in, and again after a dry run. It is %s."
              .formatted(found.state().code()));
    }
    log.info("Import {} started{}", id, dryRun ? " as a dry run" : "");
    runner.nudge();
    return view(caller, id);
  }

  @Override
  public ImportView cancel(Caller caller, UUID id) {
    var found = find(caller, id);
    if (!imports.cancel(id)) {
      throw Problem.conflict(
          "It can be cancelled until it has ended. It is %s.".formatted(found.state().code()));
    }
    log.info("Import {} cancelled", id);
    return view(caller, id);
  }

  @Override
  public CsvFile refused(Caller caller, UUID id) {
    var found = find(caller, id);
    return CsvFile.of(out -> refusedFile.write(found.id(), out));
  }

  @Override
  public List<LeadFieldView> fields() {
    var required = Intake.requiredFields();
    return Intake.fields().stream()
        .map(field -> new LeadFieldView(field, required.contains(field)))
        .toList();
  }

  @Override
  public List<SavedMapping> mappings() {
    return mappings.findAll();
  }

  @Override
  public SavedMapping mapping(String name) {
    return mappings
        .find(name)
        .orElseThrow(() -> Problem.notFound("No mapping is saved by this name."));
  }

  @Override
  public SavedMapping save(Caller caller, String name, Mapping mapping) {
    if (caller.source().isPresent()) {
      throw Problem.forbidden(
          """
          Saved mappings are everybody's, and this key is of the source %s alone: save it with a \
          key that may operate."""
              .formatted(caller.source().get()));
    }
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw Problem.invalid(
          "The mapping was not saved.",
          List.of(
              new Violation(
                  "name", name, "give it a name of 1 to %d characters".formatted(LONGEST_NAME))));
    }
    MappingChecks.check(mapping, Optional.empty());
    mappings.save(name, mapping, caller.key());
    return mapping(name);
  }

  @Override
  public void forget(String name) {
    if (!mappings.forget(name)) {
      throw Problem.notFound("No mapping is saved by this name.");
    }
  }

  /** What is another source's does not exist for a key of one. */
  private Import find(Caller caller, UUID id) {
    return imports
        .find(id)
        .filter(found -> caller.source().isEmpty() || caller.source().equals(found.source()))
        .orElseThrow(() -> Problem.notFound("No import has this id."));
  }
}
