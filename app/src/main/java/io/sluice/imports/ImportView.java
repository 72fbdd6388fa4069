package io.sluice.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An import as it stands. Of a dry run, the counters say what would become of the rows.
 *
 * @param state one of {@link ImportState}, by its code
 * @param rows that the file has, broken ones too; always {@code accepted + engaged + repeated +
 *     refused + broken} when it has finished
 * @param broken rows that could not be read
 * @param accepted rows that opened a cycle
 * @param engaged rows of people under way
 * @param repeated rows that had been taken in before, by this or an earlier import
 * @param refused rows of which nothing was stored
 * @param percent of the rows that have their outcome, from 0 to 100
 * @param rowsPerSecond since it started; 0 before
 * @param secondsLeft as far as can be told; null where it cannot
 * @param header the columns, each under a name of its own: one without a name is called by its
 *     place, the second of a name has {@code (2)} behind it
 * @param mappingName under which the mapping is saved; null where it is not
 * @param unmapped the columns that are not taken in
 * @param missing what stands in the way of a start: fields of a lead that are required and have
 *     neither a column nor a value
 * @param problem why it failed, and what to do; null where it did not
 * @param sameAs the earlier import that loaded the same file; null where there is none
 * @param createdBy whose file it is: the id of an API key, or the user name of who had logged in;
 *     null where neither was needed
 * @param refusedRows which rows were refused or broken and why, the first ones
 */
public record ImportView(
    UUID id,
    String fileName,
    String state,
    boolean dryRun,
    long rows,
    long broken,
    long accepted,
    long engaged,
    long repeated,
    long refused,
    int percent,
    long rowsPerSecond,
    Long secondsLeft,
    DialectView dialect,
    List<String> header,
    Mapping mapping,
    String mappingName,
    List<String> unmapped,
    List<String> missing,
    String problem,
    UUID sameAs,
    String createdBy,
    Instant createdAt,
    Instant startedAt,
    Instant finishedAt,
    List<RefusedRow> refusedRows) {

  /**
   * How the file is written.
   *
   * @param charset such as UTF-8
   * @param delimiter the character between cells
   * @param quote the character around cells
   */
  public record DialectView(String charset, String delimiter, String quote) {}
}
