package io.sluice.leads;

import io.sluice.access.Viewer;
import io.sluice.lead.LeadAliases;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which single leads somebody may see. */
@Repository
public class LeadSight {

  private final LeadAliases aliases;
  private final JdbcClient jdbc;

  LeadSight(LeadAliases aliases, JdbcClient jdbc) {
    this.aliases = aliases;
    this.jdbc = jdbc;
  }

  /**
   * Whether they may see a lead: it, or one that is the same person, is theirs to see, and it was
   * not erased. False where there is none of this id.
   */
  public boolean reaches(Viewer viewer, UUID leadId) {
    var members = aliases.membersOf(aliases.survivorOf(leadId));
    var scope = viewer.scope();
    return jdbc.sql(
            """
            select exists (
              select from lead l
              where l.lead_id = any(:members::uuid[]) and l.erased_at is null and (%s))
            """
                .formatted(scope.on("l.lead_id")))
        .params(scope.parameters())
        .param("members", members.stream().map(UUID::toString).toArray(String[]::new))
        .query(Boolean.class)
        .single();
  }
}
