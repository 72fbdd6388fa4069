package io.sluice.imports;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table of imports. */
@Repository
class Imports {

  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final int MOST_ALIKE = 100;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  Imports(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** One whose file begins to come in. */
  UUID open(String fileName, Optional<String> source, Optional<String> createdBy) {
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into import (import_id, file_name, state, source, created_by, created_at,
              leased_until, chunk_at)
            values (:id, :fileName, 'receiving', :source, :createdBy, :now, :until, :now)
            """)
        .param("id", id)
        .param("fileName", fileName)
        .param("source", source.orElse(null))
        .param("createdBy", createdBy.orElse(null))
        .param("now", now())
        .param("until", Timestamp.from(clock.instant().plus(LEASE)))
        .update();
    return id;
  }

  /**
   * More of the file was staged.
   *
   * @return false where it was given up meanwhile
   */
  boolean staged(UUID id, long rows, long broken) {
    return jdbc.sql(
                """
                update import set rows = rows + :rows, broken = broken + :broken,
                  leased_until = :until, chunk_at = :now
                where import_id = :id and state = 'receiving'
                """)
            .param("rows", rows)
            .param("broken", broken)
            .param("now", now())
            .param("until", Timestamp.from(clock.instant().plus(LEASE)))
            .param("id", id)
            .update()
        == 1;
  }

  /** The file is in. */
  void received(UUID id, StagedFile file, Mapping mapping, Optional<String> mappingName) {
    jdbc.sql(
            """
            update import set state = 'received', sha256 = :sha256, bytes = :bytes,
              charset = :charset, delimiter = :delimiter, quote = :quote,
              header = cast(:header as text[]), mapping = cast(:mapping as jsonb),
              mapping_name = :mappingName, leased_until = null
            where import_id = :id and state = 'receiving'
            """)
        .param("sha256", file.sha256())
        .param("bytes", file.bytes())
        .param("charset", file.dialect().charset().name())
        .param("delimiter", String.valueOf(file.dialect().delimiter()))
        .param("quote", String.valueOf(file.dialect().quote()))
        .param("header", file.header().toArray(String[]::new))
        .param("mapping", json.writeValueAsString(mapping))
        .param("mappingName", mappingName.orElse(null))
        .param("id", id)
        .update();
  }

  /** The latest import that has loaded the same bytes for the same source. */
  Optional<Import> findLoaded(String sha256, Optional<String> source) {
    return jdbc.sql(
            """
            select * from import
            where sha256 = :sha256 and state = 'finished' and not dry_run
              and source is not distinct from cast(:source as text)
            order by finished_at desc limit 1
            """)
        .param("sha256", sha256)
        .param("source", source.orElse(null))
        .query(this::read)
        .optional();
  }

  /** The latest of the imports that had loaded the same bytes before. */
  Optional<UUID> findEarlier(Import than) {
    return jdbc.sql(
            """
            select import_id from import
            where sha256 = :sha256 and state = 'finished' and not dry_run
              and source is not distinct from cast(:source as text)
              and import_id <> :id and finished_at < :before
            order by finished_at desc limit 1
            """)
        .param("sha256", than.sha256())
        .param("source", than.source().orElse(null))
        .param("id", than.id())
        .param("before", than.finishedAt() == null ? now() : Timestamp.from(than.finishedAt()))
        .query(UUID.class)
        .optional();
  }

  /** Imports of that header that somebody has started, the latest first. */
  List<Import> findStarted(List<String> header, Optional<String> source) {
    return jdbc.sql(
            """
            select * from import
            where header = cast(:header as text[]) and started_at is not null
              and source is not distinct from cast(:source as text)
            order by started_at desc limit :most
            """)
        .param("header", header.toArray(String[]::new))
        .param("source", source.orElse(null))
        .param("most", MOST_ALIKE)
        .query(this::read)
        .list();
  }

  Optional<Import> find(UUID id) {
    return jdbc.sql("select * from import where import_id = :id")
        .param("id", id)
        .query(this::read)
        .optional();
  }

  /** The newest first. */
  List<Import> findAll(Optional<String> source, int most) {
    return jdbc.sql(
            """
            select * from import where cast(:source as text) is null or source = :source
            order by created_at desc limit :most
            """)
        .param("source", source.orElse(null))
        .param("most", most)
        .query(this::read)
        .list();
  }

  /**
   * @return false where it runs, or has ended
   */
  boolean map(UUID id, Mapping mapping, Optional<String> name) {
    return jdbc.sql(
                """
                update import set mapping = cast(:mapping as jsonb), mapping_name = :name
                where import_id = :id and (state = 'received' or state = 'finished' and dry_run)
                """)
            .param("mapping", json.writeValueAsString(mapping))
            .param("name", name.orElse(null))
            .param("id", id)
            .update()
        == 1;
  }

  /**
   * @return false where it runs, or has ended
   */
  boolean start(UUID id, boolean dryRun) {
    return jdbc.sql(
                """
                update import set state = 'running', dry_run = :dryRun, started_at = :now,
                  finished_at = null, chunk_at = :now, reached = 0,
                  accepted = 0, engaged = 0, repeated = 0, refused = 0
                where import_id = :id and (state = 'received' or state = 'finished' and dry_run)
                """)
            .param("dryRun", dryRun)
            .param("now", now())
            .param("id", id)
            .update()
        == 1;
  }

  /**
   * Ends it where it stands; of a trial that runs only the trial, so that it can still be loaded.
   *
   * @return false where it has ended
   */
  boolean cancel(UUID id) {
    return stopTrial(id)
        || jdbc.sql(
                    """
                    update import set state = 'cancelled', finished_at = :now
                    where import_id = :id
                      and (state in ('received', 'running') or state = 'finished' and dry_run)
                    """)
                .param("now", now())
                .param("id", id)
                .update()
            == 1;
  }

  private boolean stopTrial(UUID id) {
    return jdbc.sql(
                """
                update import set state = 'received', dry_run = false, started_at = null,
                  chunk_at = null, reached = 0, accepted = 0, engaged = 0, repeated = 0, refused = 0
                where import_id = :id and state = 'running' and dry_run
                """)
            .param("id", id)
            .update()
        == 1;
  }

  /**
   * Of those that run the one that has waited longest, held until the transaction ends; those that
   * another instance is at are left to it.
   */
  Optional<Import> lockNext() {
    return jdbc.sql(
            """
            select * from import where state = 'running'
            order by chunk_at limit 1 for update skip locked
            """)
        .query(this::read)
        .optional();
  }

  /** One that runs, held until the transaction ends. */
  Optional<Import> lock(UUID id) {
    return jdbc.sql("select * from import where import_id = :id and state = 'running' for update")
        .param("id", id)
        .query(this::read)
        .optional();
  }

  void advance(UUID id, long reached, Map<RowResult.Kind, Long> counts) {
    jdbc.sql(
            """
            update import set reached = :reached, chunk_at = :now,
              accepted = accepted + :accepted, engaged = engaged + :engaged,
              repeated = repeated + :repeated, refused = refused + :refused
            where import_id = :id
            """)
        .param("reached", reached)
        .param("now", now())
        .param("accepted", counts.getOrDefault(RowResult.Kind.ACCEPTED, 0L))
        .param("engaged", counts.getOrDefault(RowResult.Kind.ENGAGED, 0L))
        .param("repeated", counts.getOrDefault(RowResult.Kind.REPEATED, 0L))
        .param("refused", counts.getOrDefault(RowResult.Kind.REFUSED, 0L))
        .param("id", id)
        .update();
  }

  /** Every row has its outcome; a row of somebody who was erased meanwhile is none any more. */
  void finish(UUID id) {
    jdbc.sql(
            """
            update import set state = 'finished', finished_at = :now,
              rows = accepted + engaged + repeated + refused + broken
            where import_id = :id
            """)
        .param("now", now())
        .param("id", id)
        .update();
  }

  /** Gives up those whose files have broken off. */
  int failBrokenOff(String problem) {
    return jdbc.sql(
            """
            update import set state = 'failed', finished_at = :now, problem = :problem
            where state = 'receiving' and leased_until < :now
            """)
        .param("problem", problem)
        .param("now", now())
        .update();
  }

  /** Those that have ended, or were not touched, since then and still have rows. */
  List<UUID> findWithRows(Instant before) {
    return jdbc.sql(
            """
            select i.import_id from import i
            where (i.state = 'failed' or i.state <> 'receiving' and i.state <> 'running'
                and coalesce(i.finished_at, i.created_at) < :before)
              and exists (select from import_row r where r.import_id = i.import_id)
            """)
        .param("before", Timestamp.from(before))
        .query(UUID.class)
        .list();
  }

  /**
   * Ends one whose rows are to be forgotten, so that nobody starts it without them.
   *
   * @return false where it was started meanwhile
   */
  boolean close(UUID id, String problem) {
    jdbc.sql(
            """
            update import set state = 'failed', finished_at = :now, problem = :problem
            where import_id = :id and (state = 'received' or state = 'finished' and dry_run)
            """)
        .param("problem", problem)
        .param("now", now())
        .param("id", id)
        .update();
    return jdbc.sql(
            """
            select state in ('finished', 'failed', 'cancelled') from import where import_id = :id
            """)
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  void forget(UUID id) {
    jdbc.sql("delete from import where import_id = :id").param("id", id).update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private Import read(ResultSet row, int number) throws SQLException {
    var mapping = row.getString("mapping");
    return new Import(
        row.getObject("import_id", UUID.class),
        row.getString("file_name"),
        row.getString("sha256"),
        row.getString("charset"),
        row.getString("delimiter"),
        row.getString("quote"),
        list(row.getArray("header")),
        mapping == null ? Mapping.NONE : json.readValue(mapping, Mapping.class),
        row.getString("mapping_name"),
        ImportState.ofCode(row.getString("state")),
        row.getBoolean("dry_run"),
        Optional.ofNullable(row.getString("source")),
        row.getString("created_by"),
        instant(row, "created_at"),
        instant(row, "started_at"),
        instant(row, "finished_at"),
        row.getLong("reached"),
        row.getLong("rows"),
        row.getLong("broken"),
        row.getLong("accepted"),
        row.getLong("engaged"),
        row.getLong("repeated"),
        row.getLong("refused"),
        row.getString("problem"));
  }

  private static List<String> list(Array array) throws SQLException {
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    var timestamp = row.getTimestamp(column);
    return timestamp == null ? null : timestamp.toInstant();
  }
}
