package io.sluice.imports;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Guesses what the columns of a file mean: as those of the file whose refused rows it corrects, by
 * a saved mapping that is of these columns, as those of the last file with the same header, or by
 * what others call the fields of a lead.
 */
@Component
class MappingProposal {

  private final Imports imports;
  private final ImportMappings mappings;
  private final KnownHeaders known;

  MappingProposal(Imports imports, ImportMappings mappings, KnownHeaders known) {
    this.imports = imports;
    this.mappings = mappings;
    this.known = known;
  }

  /**
   * @param name under which it is saved; empty where it is not
   */
  record Proposed(Mapping mapping, Optional<String> name) {}

  Proposed propose(List<String> header, Optional<String> source) {
    var columns = Columns.of(header);
    return corrected(header, source)
        .or(() -> saved(columns))
        .or(() -> before(header, source))
        .map(found -> new Proposed(found.mapping().within(columns), found.name()))
        .orElseGet(
            () ->
                new Proposed(
                    new Mapping(known.findFields(columns), Map.of(), Map.of()), Optional.empty()));
  }

  /**
   * Which of several files with this header it corrects nobody knows: what every row of one was it
   * is told only where it was the same in all.
   */
  private Optional<Proposed> corrected(List<String> header, Optional<String> source) {
    return RefusedFile.originalHeader(header)
        .flatMap(
            original -> {
              var alike = imports.findStarted(original, source);
              return alike.stream()
                  .findFirst()
                  .map(
                      latest -> corrected(latest, alike, Columns.of(original), Columns.of(header)));
            });
  }

  private static Proposed corrected(
      Import latest, List<Import> alike, Columns original, Columns corrected) {
    var mapping = latest.mapping().in(original.labels(), corrected.labels());
    var agreed =
        alike.stream().map(one -> one.mapping().values()).distinct().count() == 1
            ? mapping
            : new Mapping(mapping.columns(), Map.of(), mapping.translations());
    return new Proposed(agreed, Optional.ofNullable(latest.mappingName()));
  }

  private Optional<Proposed> saved(Columns columns) {
    return mappings.findAll().stream()
        .filter(saved -> !saved.mapping().columns().isEmpty())
        .filter(saved -> columns.labels().containsAll(saved.mapping().columns().keySet()))
        .max(
            Comparator.comparing((SavedMapping saved) -> saved.mapping().columns().size())
                .thenComparing(SavedMapping::savedAt))
        .map(saved -> new Proposed(saved.mapping(), Optional.of(saved.name())));
  }

  /** What every row of another file was is not what every row of this one is. */
  private Optional<Proposed> before(List<String> header, Optional<String> source) {
    return imports.findStarted(header, source).stream()
        .findFirst()
        .map(Import::mapping)
        .map(mapping -> new Mapping(mapping.columns(), Map.of(), mapping.translations()))
        .map(mapping -> new Proposed(mapping, Optional.empty()));
  }
}
