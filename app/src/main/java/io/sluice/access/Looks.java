package io.sluice.access;

import io.sluice.page.Parameters;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The log of who looked at whose personal data. What cannot be noted is not shown. */
@Component
public class Looks {

  /** What somebody searched for is somebody's name, and the log is to name nobody. */
  private static final String SEARCHED = "q";

  private final JdbcClient jdbc;
  private final Clock clock;

  Looks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Notes that somebody was shown people's data. Where it was of several, only how many. To be
   * called outside of a transaction that only reads.
   *
   * @param at what they looked at: {@code lead}, {@code leads} or {@code leads.csv}
   */
  public void note(Viewer viewer, String at, Collection<UUID> leads) {
    note(viewer, at, leads, Map.of());
  }

  /**
   * The same of those that were chosen by a filter, which is noted where it was several.
   *
   * @param filter by the names of its parameters; {@code q} is left out
   */
  public void note(Viewer viewer, String at, Collection<UUID> leads, Map<String, String> filter) {
    if (leads.size() == 1) {
      insert(viewer, at, leads.iterator().next(), 1, Map.of());
    } else if (!leads.isEmpty()) {
      insert(viewer, at, null, leads.size(), filter);
    }
  }

  /**
   * Notes that somebody was shown a list.
   *
   * @param leads how many, 0 where it is not known
   * @param filter by what they were chosen, by the names of its parameters; {@code q} is left out
   */
  public void note(Viewer viewer, String at, int leads, Map<String, String> filter) {
    insert(viewer, at, null, leads, filter);
  }

  private void insert(
      Viewer viewer, String at, UUID leadId, int leads, Map<String, String> filter) {
    jdbc.sql(
            """
            insert into personal_data_look (looked_at, username, role, place, lead_id, leads, filter)
            values (:now, :username, :role, :place, :lead, :leads, :filter)
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("username", viewer.username())
        .param("role", viewer.role().code())
        .param("place", at)
        .param("lead", leadId)
        .param("leads", leads)
        .param("filter", named(filter))
        .update();
  }

  /** As a query string; null where nothing is left. */
  private static String named(Map<String, String> filter) {
    var named = new LinkedHashMap<>(filter);
    named.remove(SEARCHED);
    named.values().removeIf(String::isBlank);
    return named.isEmpty() ? null : Parameters.query(named);
  }

  /**
   * The latest first.
   *
   * @param leadId whom they looked at, null for anybody
   * @param username who looked, null for anybody
   */
  List<Look> find(UUID leadId, String username, int most) {
    return jdbc.sql(
            """
            select looked_at, username, role, place, lead_id, leads, filter
            from personal_data_look
            where (cast(:lead as uuid) is null or lead_id = :lead)
              and (cast(:username as text) is null or username = :username)
            order by looked_at desc, look_id desc limit :most
            """)
        .param("lead", leadId)
        .param("username", username)
        .param("most", most)
        .query(Look.class)
        .list();
  }

  /**
   * @return how many were forgotten
   */
  int forget(Instant before) {
    return jdbc.sql("delete from personal_data_look where looked_at < :before")
        .param("before", Timestamp.from(before))
        .update();
  }
}
