package io.sluice.lead;

import io.sluice.job.UnworkableJobException;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets right what is known of leads. What a person corrected wins over what came in, and over what
 * a source found.
 */
@Repository
public class LeadCorrections {

  private static final Pattern EMAIL_FORM = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

  private final JdbcClient jdbc;
  private final LeadRepository leads;
  private final LeadEmails emails;
  private final LeadAliases aliases;
  private final LeadFacts facts;
  private final AccountKeys accounts;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  LeadCorrections(
      JdbcClient jdbc,
      LeadRepository leads,
      LeadEmails emails,
      LeadAliases aliases,
      LeadFacts facts,
      AccountKeys accounts,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.leads = leads;
    this.emails = emails;
    this.aliases = aliases;
    this.facts = facts;
    this.accounts = accounts;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Takes a correction over; blank says as little as null. The same correction again changes
   * nothing more.
   *
   * @param username of who corrected it, null where that is not known
   * @throws UnworkableJobException when a value cannot be, or the address is another person's, whom
   *     somebody has to say to be the same
   */
  @Transactional
  public void apply(UUID leadId, Correction correction, String username) {
    aliases.hold();
    var before = leads.require(leadId);
    var email = given(correction.email());
    if (email != null) {
      requireForm(email);
      move(leadId, before.person().email(), email);
    }
    var facts = FactsOf.correction(correction, country(correction));
    jdbc.sql(
            """
            update lead set
              version = version + 1,
              email = coalesce(:email, email),
              email_key = coalesce(:emailKey, email_key),
              first_name = coalesce(:firstName, first_name),
              last_name = coalesce(:lastName, last_name)
            where lead_id = :leadId
            """)
        .param("email", email)
        .param("emailKey", email == null ? null : LeadEmails.key(email))
        .param("firstName", given(correction.firstName()))
        .param("lastName", given(correction.lastName()))
        .param("leadId", leadId)
        .update();
    this.facts.change(leadId, facts, FactOrigin.correction(username, clock.instant()));
    if (email != null && !email.equals(before.person().email())) {
      accounts.keep(leadId);
      events.publishEvent(new FactsChanged(leadId));
    }
  }

  /** The former address was wrong: whoever has it is somebody else. */
  private void move(UUID leadId, String from, String to) {
    if (LeadEmails.key(to).equals(LeadEmails.key(from))) {
      return;
    }
    var owner = emails.take(to, leadId);
    if (!aliases.survivorOf(owner).equals(aliases.survivorOf(leadId))) {
      throw unworkable(
          "email",
          "is the address of lead %s. If they are one person, merge the two with POST /api/merges and retry; if not"
              .formatted(owner));
    }
    emails.giveUp(from, leadId);
  }

  private static void requireForm(String email) {
    if (!EMAIL_FORM.matcher(email).matches()) {
      throw unworkable("email", "is no e-mail address");
    }
  }

  private static String country(Correction correction) {
    var country = given(correction.country());
    if (country == null) {
      return null;
    }
    var code = country.toUpperCase(Locale.ROOT);
    if (!Company.isCountry(code)) {
      throw unworkable("country", "is not two letters of ISO 3166-1");
    }
    return code;
  }

  private static UnworkableJobException unworkable(String field, String problem) {
    return new UnworkableJobException(
        "correction.%s %s: set it right or to null here in Operate, and retry."
            .formatted(field, problem));
  }

  static String given(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
