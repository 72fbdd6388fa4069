package io.sluice.lead;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a submission would meet, without one: who is known, under way, or to be left alone. */
@Repository
public class LeadOutlook {

  private final JdbcClient jdbc;
  private final Suppressions suppressions;

  LeadOutlook(JdbcClient jdbc, Suppressions suppressions) {
    this.jdbc = jdbc;
    this.suppressions = suppressions;
  }

  /** What a submission by an address would come to. */
  public sealed interface Outlook {

    /** A cycle would be opened, of somebody new or of a lead whose last one has ended. */
    record Opens() implements Outlook {}

    /** It would be an engagement of a lead under way. */
    record Engages() implements Outlook {}

    /**
     * It would be refused.
     *
     * @param why since when and by what, as a part of a sentence
     */
    record Suppressed(String why) implements Outlook {}
  }

  /** The form in which addresses are compared. */
  public static String key(String email) {
    return LeadEmails.key(email);
  }

  /** By the addresses as they are given. */
  public Map<String, Outlook> of(Collection<String> emails) {
    var byKey = emails.stream().distinct().collect(Collectors.groupingBy(LeadOutlook::key));
    var known = new HashMap<String, Outlook>();
    jdbc.sql(
            """
            select e.email_key, l.suppressed_at, l.suppression_reason, exists (
                select from lead_cycle c
                where c.lead_id = coalesce(a.lead_id, l.lead_id) and c.closed_at is null) as open
            from lead_email e join lead l on l.lead_id = e.lead_id
              left join lead_alias a on a.alias_id = l.lead_id
            where e.email_key = any(:keys)
            """)
        .param("keys", byKey.keySet().toArray(String[]::new))
        .query((RowCallbackHandler) row -> known.put(row.getString("email_key"), outlook(row)));
    var listed = suppressions.findListed(emails);
    var outlooks = new HashMap<String, Outlook>();
    byKey.forEach(
        (key, spellings) ->
            spellings.forEach(
                email -> {
                  var found = known.getOrDefault(key, new Outlook.Opens());
                  var why = listed.get(email);
                  outlooks.put(
                      email,
                      why == null || found instanceof Outlook.Suppressed
                          ? found
                          : new Outlook.Suppressed(why));
                }));
    return outlooks;
  }

  private static Outlook outlook(ResultSet row) throws SQLException {
    var why = SuppressedException.why(row);
    if (why != null) {
      return new Outlook.Suppressed(why);
    }
    return row.getBoolean("open") ? new Outlook.Engages() : new Outlook.Opens();
  }
}
