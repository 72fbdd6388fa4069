package io.sluice.reps.page;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.sluice.calendar.Absence;
import io.sluice.calendar.WorkingHours;
import io.sluice.calendar.WorkingHours.Block;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads all reps at once, with what they have to do and when they work. */
@Repository
class Members {

  private final JdbcClient jdbc;
  private final Clock clock;

  Members(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** By team and name, those who have left last. */
  List<Member> all() {
    var now = clock.instant();
    var hours = hours();
    var absences = absences(now);
    return jdbc.sql(
            """
            select r.*, coalesce(t.label, r.team) as label,
              coalesce(has.open, 0) as open, coalesce(has.late, 0) as late
            from rep r
              left join team t on t.name = r.team
              left join (
                select a.username, count(*) as open, count(*) filter (where a.due_at < :now) as late
                from assignment a
                  join lead_cycle c on c.lead_id = a.lead_id and c.cycle = a.cycle
                where a.ended_at is null and c.closed_at is null and a.username is not null
                group by a.username
              ) has on has.username = r.username
            order by label, not r.active, lower(r.name), r.username
            """)
        .param("now", Timestamp.from(now))
        .query(
            (row, number) -> {
              var username = row.getString("username");
              return new Member(
                  username,
                  row.getString("name"),
                  row.getString("team"),
                  row.getString("label"),
                  row.getInt("weight"),
                  row.getObject("capacity", Integer.class),
                  row.getBoolean("active"),
                  ZoneId.of(row.getString("zone")),
                  row.getInt("open"),
                  row.getInt("late"),
                  hours.getOrDefault(username, WorkingHours.DEFAULT),
                  absences.getOrDefault(username, List.of()),
                  now);
            })
        .list();
  }

  private Map<String, WorkingHours> hours() {
    record Of(String username, Block block) {}
    return jdbc
        .sql("select username, weekday, opens, closes from rep_hours")
        .query(
            (row, number) ->
                new Of(
                    row.getString("username"),
                    new Block(
                        DayOfWeek.of(row.getInt("weekday")),
                        row.getObject("opens", LocalTime.class),
                        row.getObject("closes", LocalTime.class))))
        .list()
        .stream()
        .collect(
            groupingBy(
                Of::username, collectingAndThen(mapping(Of::block, toList()), WorkingHours::new)));
  }

  private Map<String, List<Absence>> absences(Instant now) {
    record Of(String username, Absence absence) {}
    return jdbc
        .sql(
            """
            select username, absence_id, absent_from, absent_until from rep_absence
            where absent_until > :now order by absent_from, absence_id
            """)
        .param("now", Timestamp.from(now))
        .query(
            (row, number) ->
                new Of(
                    row.getString("username"),
                    new Absence(
                        row.getObject("absence_id", UUID.class),
                        row.getTimestamp("absent_from").toInstant(),
                        row.getTimestamp("absent_until").toInstant())))
        .list()
        .stream()
        .collect(groupingBy(Of::username, mapping(Of::absence, toList())));
  }
}
