package io.sluice.consent;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The append-only log of what people agreed to and took back. */
@Repository
public class ConsentLog {

  private final JdbcClient jdbc;

  ConsentLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void grant(UUID leadId, Collection<ConsentGrant> grants) {
    for (var grant : grants) {
      jdbc.sql(
              """
              insert into consent (lead_id, purpose, channel, state, source, text_version,
                occurred_at, address)
              values (:leadId, :purpose, :channel, 'granted', :source, :textVersion, :at, :address)
              """)
          .param("leadId", leadId)
          .param("purpose", grant.purpose())
          .param("channel", grant.channel())
          .param("source", grant.source())
          .param("textVersion", grant.textVersion())
          .param("at", Timestamp.from(grant.at()))
          .param("address", grant.address())
          .update();
    }
  }
}
