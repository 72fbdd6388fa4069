package io.sluice.privacy;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The log of erasures. */
@Repository
class Erasures {

  private static final String INSTANCE = "process-instance";
  private static final String ELEMENT = "element";

  private final JdbcClient jdbc;
  private final Clock clock;

  Erasures(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The erasure of the person that this lead is or was. */
  Optional<UUID> findOf(UUID leadId) {
    return jdbc.sql("select erasure_id from erased_lead where lead_id = :leadId")
        .param("leadId", leadId)
        .query(UUID.class)
        .optional();
  }

  UUID begin(Person person, ErasureGround ground, String by) {
    var erasureId = UUID.randomUUID();
    jdbc.sql(
            """
            insert into erasure (erasure_id, person_id, ground, requested_by, requested_at)
            values (:id, :personId, :ground, :by, :now)
            """)
        .param("id", erasureId)
        .param("personId", person.personId())
        .param("ground", ground.code())
        .param("by", by)
        .param("now", now())
        .update();
    person
        .leadIds()
        .forEach(
            leadId ->
                jdbc.sql("insert into erased_lead (lead_id, erasure_id) values (:leadId, :id)")
                    .param("leadId", leadId)
                    .param("id", erasureId)
                    .update());
    return erasureId;
  }

  UUID personId(UUID erasureId) {
    return jdbc.sql("select person_id from erasure where erasure_id = :id")
        .param("id", erasureId)
        .query(UUID.class)
        .single();
  }

  List<UUID> leadIds(UUID erasureId) {
    return jdbc.sql("select lead_id from erased_lead where erasure_id = :id order by lead_id")
        .param("id", erasureId)
        .query(UUID.class)
        .list();
  }

  /** When a step was taken, the last time where it was taken again. */
  Optional<Instant> doneAt(UUID erasureId, ErasureStep step) {
    return jdbc.sql("select done_at from erasure_step where erasure_id = :id and step = :step")
        .param("id", erasureId)
        .param("step", step.code())
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  /**
   * @param note null for none
   */
  void done(UUID erasureId, ErasureStep step, String note) {
    jdbc.sql(
            """
            insert into erasure_step (erasure_id, step, done_at, note)
            values (:id, :step, :now, :note)
            on conflict (erasure_id, step) do update set done_at = excluded.done_at
            """)
        .param("id", erasureId)
        .param("step", step.code())
        .param("now", now())
        .param("note", note)
        .update();
    waitsFor(erasureId, null);
  }

  void waitsFor(UUID erasureId, String what) {
    jdbc.sql("update erasure set waits_for = :what where erasure_id = :id")
        .param("what", what)
        .param("id", erasureId)
        .update();
  }

  void finish(UUID erasureId) {
    done(erasureId, ErasureStep.VERIFIED, null);
    jdbc.sql("update erasure set finished_at = :now where erasure_id = :id")
        .param("now", now())
        .param("id", erasureId)
        .update();
  }

  void count(UUID erasureId, Map<String, Long> removed) {
    removed.forEach(
        (place, count) ->
            jdbc.sql(
                    """
                    insert into erasure_count (erasure_id, place, removed)
                    values (:id, :place, :count)
                    on conflict (erasure_id, place)
                      do update set removed = erasure_count.removed + excluded.removed
                    """)
                .param("id", erasureId)
                .param("place", place)
                .param("count", count)
                .update());
  }

  void keepInstances(UUID erasureId, Collection<Long> keys) {
    keep(erasureId, INSTANCE, keys);
  }

  void keepElements(UUID erasureId, Collection<Long> keys) {
    keep(erasureId, ELEMENT, keys);
  }

  Set<Long> instances(UUID erasureId) {
    return keys(erasureId, INSTANCE);
  }

  Set<Long> elements(UUID erasureId) {
    return keys(erasureId, ELEMENT);
  }

  Optional<ErasureView> find(UUID erasureId) {
    return jdbc.sql("select * from erasure where erasure_id = :id")
        .param("id", erasureId)
        .query(Row.class)
        .optional()
        .map(this::view);
  }

  private ErasureView view(Row row) {
    var id = row.erasureId();
    return new ErasureView(
        id,
        row.personId(),
        leadIds(id),
        row.ground(),
        row.requestedBy(),
        row.requestedAt(),
        row.finishedAt(),
        row.finishedAt() == null ? "running" : "done",
        row.waitsFor(),
        jdbc.sql(
                """
                select step, done_at, note from erasure_step
                where erasure_id = :id order by array_position(:steps, step)
                """)
            .param("id", id)
            .param(
                "steps",
                Arrays.stream(ErasureStep.values()).map(ErasureStep::code).toArray(String[]::new))
            .query(ErasureView.Done.class)
            .list(),
        jdbc.sql(
                """
                select place, removed as count from erasure_count
                where erasure_id = :id order by place
                """)
            .param("id", id)
            .query(ErasureView.Removed.class)
            .list(),
        instances(id).stream().map(String::valueOf).toList());
  }

  private void keep(UUID erasureId, String kind, Collection<Long> keys) {
    jdbc.sql(
            """
            insert into erasure_key (erasure_id, kind, key)
            select :id, :kind, unnest(:keys) on conflict do nothing
            """)
        .param("id", erasureId)
        .param("kind", kind)
        .param("keys", keys.toArray(Long[]::new))
        .update();
  }

  private Set<Long> keys(UUID erasureId, String kind) {
    return new TreeSet<>(
        jdbc.sql("select key from erasure_key where erasure_id = :id and kind = :kind")
            .param("id", erasureId)
            .param("kind", kind)
            .query(Long.class)
            .list());
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private record Row(
      UUID erasureId,
      UUID personId,
      String ground,
      String requestedBy,
      Instant requestedAt,
      String waitsFor,
      Instant finishedAt) {}
}
