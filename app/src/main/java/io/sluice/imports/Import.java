package io.sluice.imports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An import as it is stored.
 *
 * @param source whose leads alone may come in; empty for any
 * @param reached the last line that has its outcome
 */
record Import(
    UUID id,
    String fileName,
    String sha256,
    String charset,
    String delimiter,
    String quote,
    List<String> header,
    Mapping mapping,
    String mappingName,
    ImportState state,
    boolean dryRun,
    Optional<String> source,
    String createdBy,
    Instant createdAt,
    Instant startedAt,
    Instant finishedAt,
    long reached,
    long rows,
    long broken,
    long accepted,
    long engaged,
    long repeated,
    long refused,
    String problem) {

  Columns columns() {
    return Columns.of(header);
  }

  /** Rows that have their outcome. */
  long done() {
    return accepted + engaged + repeated + refused + broken;
  }

  boolean isOpenToChange() {
    return state == ImportState.RECEIVED || state == ImportState.FINISHED && dryRun;
  }
}
