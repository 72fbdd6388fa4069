package io.sluice.lead;

import io.sluice.suppression.Address;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whose an e-mail address is: nobody's or one lead's, however it is written. */
@Repository
class LeadEmails {

  private final JdbcClient jdbc;
  private final Clock clock;

  LeadEmails(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The form in which addresses are compared. */
  static String key(String email) {
    return Address.of(email).toString();
  }

  Optional<UUID> findOwner(String email) {
    return jdbc.sql("select lead_id from lead_email where email_key = :key")
        .param("key", key(email))
        .query(UUID.class)
        .optional();
  }

  /**
   * Gives an address to a lead unless it is somebody's. Whoever asks for the same address meanwhile
   * waits until the transaction ends.
   *
   * @return whose it is now
   */
  @Transactional(propagation = Propagation.MANDATORY)
  UUID take(String email, UUID leadId) {
    var taken =
        jdbc.sql(
                    """
                    insert into lead_email (email_key, lead_id, added_at)
                    values (:key, :leadId, :now) on conflict do nothing
                    """)
                .param("key", key(email))
                .param("leadId", leadId)
                .param("now", Timestamp.from(clock.instant()))
                .update()
            == 1;
    return taken ? leadId : findOwner(email).orElseGet(() -> take(email, leadId));
  }

  /** Takes an address from a lead, which is free then. */
  @Transactional(propagation = Propagation.MANDATORY)
  void giveUp(String email, UUID leadId) {
    jdbc.sql("delete from lead_email where email_key = :key and lead_id = :leadId")
        .param("key", key(email))
        .param("leadId", leadId)
        .update();
  }
}
