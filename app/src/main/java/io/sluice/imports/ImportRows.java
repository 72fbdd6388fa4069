package io.sluice.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The staged rows of imports. */
@Repository
class ImportRows {

  /** Longer than any field of a lead may be, so that it is still seen to be too long. */
  private static final int MOST_CHARS = 2_000;

  private static final int BATCH = 10_000;

  /** A row may have millions of characters. */
  private static final int FETCHED = 10;

  private static final TypeReference<List<RowProblem>> PROBLEMS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ImportRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** The next rows that could be read, in the order of the file, with the cells that are wanted. */
  List<StagedRow> find(UUID id, long afterLine, int most, RowReading reading) {
    return jdbc.sql(
            """
            select line, cardinality(cells)%s
            from import_row
            where import_id = :id and line > :after and cells is not null
            order by line limit :most
            """
                .formatted(cells(reading.columns())))
        .param("id", id)
        .param("after", afterLine)
        .param("most", most)
        .query((row, number) -> staged(row, reading.columns().size()))
        .list();
  }

  private static String cells(List<Integer> columns) {
    var sql = new StringBuilder();
    columns.forEach(
        column -> sql.append(", left(cells[%d], %d)".formatted(column + 1, MOST_CHARS)));
    return sql.toString();
  }

  private static StagedRow staged(ResultSet row, int columns) throws SQLException {
    var cells = new ArrayList<String>(columns);
    for (int i = 0; i < columns; i++) {
      cells.add(row.getString(3 + i));
    }
    return new StagedRow(row.getLong(1), row.getInt(2), cells);
  }

  /** Notes what became of rows. */
  @Transactional(propagation = Propagation.MANDATORY)
  void settle(UUID id, List<RowResult> outcomes) {
    var lines = outcomes.stream().map(RowResult::line).toArray(Long[]::new);
    var foreseen = outcomes.stream().map(RowResult::foreseen).toList();
    jdbc.sql(
            """
            update import_row r set outcome = o.outcome, problems = cast(o.problems as jsonb),
              lead_id = o.lead_id, cells = case when o.kept then r.cells end,
              person = o.person, fingerprint = o.fingerprint
            from unnest(cast(:lines as bigint[]), cast(:outcomes as text[]),
              cast(:problems as text[]), cast(:leads as uuid[]), cast(:kept as boolean[]),
              cast(:persons as text[]), cast(:fingerprints as text[]))
              o (line, outcome, problems, lead_id, kept, person, fingerprint)
            where r.import_id = :id and r.line = o.line
            """)
        .param("lines", lines)
        .param("outcomes", outcomes.stream().map(o -> o.kind().code()).toArray(String[]::new))
        .param("problems", outcomes.stream().map(this::problems).toArray(String[]::new))
        .param("leads", outcomes.stream().map(ImportRows::lead).toArray(String[]::new))
        .param("kept", outcomes.stream().map(RowResult::kept).toArray(Boolean[]::new))
        .param(
            "persons",
            foreseen.stream().map(f -> f == null ? null : f.person()).toArray(String[]::new))
        .param(
            "fingerprints",
            foreseen.stream().map(f -> f == null ? null : f.fingerprint()).toArray(String[]::new))
        .param("id", id)
        .update();
  }

  private String problems(RowResult outcome) {
    return outcome.problems().isEmpty() ? null : json.writeValueAsString(outcome.problems());
  }

  private static String lead(RowResult outcome) {
    return Objects.toString(outcome.leadId(), null);
  }

  /** Of these people those who have a row that was judged already. */
  Set<RowResult.Foreseen> findForeseen(UUID id, long reached, Collection<String> persons) {
    return new HashSet<>(
        jdbc.sql(
                """
                select person, fingerprint from import_row
                where import_id = :id and line <= :reached and person = any(:persons)
                """)
            .param("id", id)
            .param("reached", reached)
            .param("persons", persons.toArray(String[]::new))
            .query(RowResult.Foreseen.class)
            .list());
  }

  /**
   * The first rows as they stand in the file, broken ones too, with the beginnings of their cells.
   */
  List<FileRow> findFirst(UUID id, int most, int mostChars) {
    return jdbc.sql(
            """
            select line, broken, null as problems,
              (select array_agg(case when length(cell) > :chars then left(cell, :chars) || '…'
                  else cell end order by place)
                from unnest(cells) with ordinality c (cell, place)) as cells
            from import_row
            where import_id = :id order by line limit :most
            """)
        .param("id", id)
        .param("most", most)
        .param("chars", mostChars)
        .query(this::fileRow)
        .list();
  }

  /** Rows that were refused or could not be read, of which a transaction holds a few at a time. */
  @Transactional(propagation = Propagation.MANDATORY)
  void forEachRefused(UUID id, long reached, Consumer<FileRow> taker) {
    jdbc.sql(
            """
            select line, cells, broken, problems from import_row
            where import_id = :id
              and (broken is not null or outcome = 'refused' and line <= :reached)
            order by line
            """)
        .param("id", id)
        .param("reached", reached)
        .withFetchSize(FETCHED)
        .query((RowCallbackHandler) row -> taker.accept(fileRow(row, 0)));
  }

  /** The first of them without their cells. */
  List<RefusedRow> findRefusals(UUID id, long reached, int most) {
    return jdbc
        .sql(
            """
            select line, null as cells, broken, problems from import_row
            where import_id = :id
              and (broken is not null or outcome = 'refused' and line <= :reached)
            order by line limit :most
            """)
        .param("id", id)
        .param("reached", reached)
        .param("most", most)
        .query(this::fileRow)
        .list()
        .stream()
        .map(row -> new RefusedRow(row.line(), row.problems()))
        .toList();
  }

  private FileRow fileRow(ResultSet row, int number) throws SQLException {
    var cells = row.getArray("cells");
    var broken = row.getString("broken");
    var problems = problems(broken, row.getString("problems"));
    var isShown = cells != null && problems.stream().noneMatch(RowProblem::hidesRow);
    return new FileRow(
        row.getLong("line"),
        isShown ? List.of((String[]) cells.getArray()) : List.of(),
        broken,
        problems);
  }

  private List<RowProblem> problems(String broken, String stored) {
    if (broken != null) {
      return List.of(new RowProblem(RowReading.ROW, null, null, broken));
    }
    return stored == null ? List.of() : json.readValue(stored, PROBLEMS);
  }

  /** A part of those of an import; to be called until nothing is left. */
  @Transactional
  int forget(UUID id) {
    return jdbc.sql(
            """
            delete from import_row where import_id = :id and line in (
              select line from import_row where import_id = :id limit :batch)
            """)
        .param("id", id)
        .param("batch", BATCH)
        .update();
  }
}
