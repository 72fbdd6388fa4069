package io.sluice.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The log of who looked at whose personal data. What cannot be noted is not shown. */
@Component
public class Looks {

  /** What somebody searched for is somebody's name, and the log is to name nobody. */
  private static final Pattern SEARCHED = Pattern.compile("(^|&)q=[^&]*");

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
    note(viewer, at, leads, null);
  }

  /**
   * The same of those that were chosen by a filter, which is noted where it was several.
   *
   * @param filter a query string; the parameter {@code q} is left out
   */
  public void note(Viewer viewer, String at, Collection<UUID> leads, String filter) {
    if (leads.size() == 1) {
      insert(viewer, at, leads.iterator().next(), 1, null);
    } else if (!leads.isEmpty()) {
      insert(viewer, at, null, leads.size(), filter);
    }
  }

  /**
   * Notes that somebody was shown a list.
   *
   * @param leads how many, 0 where it is not known
   * @param filter by what they were chosen, as a query string; the parameter {@code q} is left out
   */
  public void note(Viewer viewer, String at, int leads, String filter) {
    insert(viewer, at, null, leads, filter);
  }

  private void insert(Viewer viewer, String at, UUID leadId, int leads, String filter) {
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

  private static String named(String filter) {
    if (filter == null) {
      return null;
    }
    var without = SEARCHED.matcher(filter).replaceAll("").replaceFirst("^&", "");
    return without.isEmpty() ? null : without;
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
