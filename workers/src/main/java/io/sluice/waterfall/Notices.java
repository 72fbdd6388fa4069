package io.sluice.waterfall;

import io.sluice.notification.Notifications;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people have to be told about leads that they work. */
@Repository
class Notices {

  private final JdbcClient jdbc;
  private final Notifications notifications;
  private final Clock clock;

  Notices(JdbcClient jdbc, Notifications notifications, Clock clock) {
    this.jdbc = jdbc;
    this.notifications = notifications;
    this.clock = clock;
  }

  /** Tells whoever looks after a customer that their company asks for something. */
  void tellCustomerAsked(UUID leadId, int cycle, String username) {
    var noticeId =
        jdbc.sql(
                """
                insert into notice (lead_id, cycle, username, kind, created_at)
                values (:leadId, :cycle, :username, 'customer-asked', :now)
                returning notice_id
                """)
            .param("leadId", leadId)
            .param("cycle", cycle)
            .param("username", username)
            .param("now", Timestamp.from(clock.instant()))
            .query(Long.class)
            .single();
    notifications.customerAsked(leadId, cycle, username, noticeId);
  }

  /** Tells whoever has the lead, or an open task of its cycle, that it was withdrawn. */
  void tellWithdrawn(UUID leadId, int cycle, String reasonCode) {
    var told =
        jdbc.sql(
                """
            insert into notice (lead_id, cycle, username, kind, code, created_at)
            select :leadId, :cycle, told.username, 'withdrawn', :reasonCode, :now
            from (
              select username from assignment
              where lead_id = :leadId and cycle = :cycle and ended_at is null
              union select lead_owner(:leadId, :cycle)
            ) told
            where told.username is not null
            returning username
            """)
            .param("reasonCode", reasonCode)
            .param("now", Timestamp.from(clock.instant()))
            .param("leadId", leadId)
            .param("cycle", cycle)
            .query(String.class)
            .list();
    told.forEach(username -> notifications.withdrawn(leadId, cycle, username, reasonCode));
  }
}
