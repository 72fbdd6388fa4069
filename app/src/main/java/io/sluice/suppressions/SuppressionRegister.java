package io.sluice.suppressions;

import io.sluice.lead.Entry;
import io.sluice.lead.LeadSuppressed;
import io.sluice.lead.Website;
import io.sluice.suppression.Address;
import io.sluice.suppression.NewEntry;
import io.sluice.suppression.SuppressionEntries;
import io.sluice.suppression.SuppressionEntry;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Puts entries on the lists. Every lead under way or asleep that one matches is withdrawn, but for
 * customers who did not ask for it themselves. By then the entries are committed, so that whoever
 * is captured meanwhile is found by them.
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
  private final TransactionOperations transaction;

  SuppressionRegister(
      SuppressionEntries entries,
      ApplicationEventPublisher events,
      JdbcClient jdbc,
      TransactionOperations transaction) {
    this.entries = entries;
    this.events = events;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /**
   * All of them or none. To be asked outside of a transaction. Where leads could not be withdrawn,
   * the same entries again withdraw them.
   */
  public SuppressionReceipt add(List<NewEntry> all) {
    var standing = transaction.execute(status -> all.stream().map(entries::add).toList());
    var withdrawn = transaction.execute(status -> withdrawMatching(all, standing));
    log.info(
        "{} entries on the lists of whom nobody may contact, {} leads withdrawn",
        standing.size(),
        withdrawn);
    return new SuppressionReceipt(standing.stream().map(SuppressionView::of).toList(), withdrawn);
  }

  /** In the order of the leads, so that simultaneous batches never wait in a circle. */
  private int withdrawMatching(List<NewEntry> all, List<SuppressionEntry> standing) {
    var matching = new TreeMap<UUID, String>();
    for (int i = 0; i < all.size(); i++) {
      var entry = standing.get(i);
      candidates(all.get(i)).stream()
          .filter(lead -> entries.isAbout(entry, lead.email(), Website.hostOf(lead.website())))
          .forEach(lead -> matching.putIfAbsent(lead.leadId(), entry.kind()));
    }
    matching.forEach((leadId, kind) -> events.publishEvent(new LeadSuppressed(leadId, kind)));
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
