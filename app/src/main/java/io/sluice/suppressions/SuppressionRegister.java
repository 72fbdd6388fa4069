package io.sluice.suppressions;

import io.sluice.lead.Entry;
import io.sluice.lead.LeadSuppressed;
import io.sluice.lead.Website;
import io.sluice.suppression.Address;
import io.sluice.suppression.NewEntry;
import io.sluice.suppression.SuppressionEntries;
import io.sluice.suppression.SuppressionEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts entries on the lists. Every lead under way or asleep that one matches is withdrawn in the
 * same transaction, but for customers who did not ask for it themselves.
 */
@Service
public class SuppressionRegister {

  private static final Logger log = LoggerFactory.getLogger(SuppressionRegister.class);

  /** Who may match, which the entry itself decides: SQL knows neither hosts nor tags. */
  private static final String CANDIDATES =
      """
      select l.lead_id, l.email, l.website from lead l
      left join lead_cycle c on c.lead_id = l.lead_id and c.closed_at is null
      left join sleep s on s.lead_id = l.lead_id and s.ended_at is null
      where (c.lead_id is not null or s.lead_id is not null)
        and (l.email_key like '%' || :domain or l.website ilike '%' || :domain || '%')
        and (:personal or c.entry is distinct from :customer)
      order by l.lead_id
      """;

  private final SuppressionEntries entries;
  private final ApplicationEventPublisher events;
  private final JdbcClient jdbc;

  SuppressionRegister(
      SuppressionEntries entries, ApplicationEventPublisher events, JdbcClient jdbc) {
    this.entries = entries;
    this.events = events;
    this.jdbc = jdbc;
  }

  /** All of them or none. */
  @Transactional
  public SuppressionReceipt add(List<NewEntry> all) {
    var added = new ArrayList<SuppressionView>();
    int withdrawn = 0;
    for (var entry : all) {
      var standing = entries.add(entry);
      added.add(SuppressionView.of(standing));
      withdrawn += withdrawMatching(entry, standing);
    }
    log.info(
        "{} entries on the lists of whom nobody may contact, {} leads withdrawn",
        added.size(),
        withdrawn);
    return new SuppressionReceipt(added, withdrawn);
  }

  private int withdrawMatching(NewEntry entry, SuppressionEntry standing) {
    var matching =
        candidates(entry).stream()
            .filter(lead -> entries.isAbout(standing, lead.email(), Website.hostOf(lead.website())))
            .toList();
    matching.forEach(
        lead -> events.publishEvent(new LeadSuppressed(lead.leadId(), standing.kind())));
    return matching.size();
  }

  private List<Candidate> candidates(NewEntry entry) {
    return jdbc.sql(CANDIDATES)
        .param(
            "domain", entry.domain() == null ? Address.of(entry.email()).domain() : entry.domain())
        .param("personal", entry.kind().isPersonal())
        .param("customer", Entry.CUSTOMER.code())
        .query(Candidate.class)
        .list();
  }

  private record Candidate(UUID leadId, String email, String website) {}
}
