package io.sluice.lead;

import io.sluice.job.UnworkableJobException;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Sets right what is known of leads. What a person corrected wins over what came in. */
@Repository
public class LeadCorrections {

  private static final Pattern EMAIL_FORM = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final JdbcClient jdbc;
  private final LeadRepository leads;

  LeadCorrections(JdbcClient jdbc, LeadRepository leads) {
    this.jdbc = jdbc;
    this.leads = leads;
  }

  /**
   * Takes a correction over; blank says as little as null. The same correction again changes
   * nothing more.
   *
   * @throws UnworkableJobException when a value cannot be, or the address is another lead's
   */
  @Transactional
  public void apply(UUID leadId, Correction correction) {
    var email = given(correction.email());
    refuseAnothersAddress(leadId, email);
    jdbc.sql(
            """
            update lead set
              version = version + 1,
              email = coalesce(:email, email),
              email_key = coalesce(:emailKey, email_key),
              first_name = coalesce(:firstName, first_name),
              last_name = coalesce(:lastName, last_name),
              phone = coalesce(:phone, phone),
              job_title = coalesce(:jobTitle, job_title),
              company_name = coalesce(:company, company_name),
              website = coalesce(:website, website),
              country = coalesce(:country, country)
            where lead_id = :leadId
            """)
        .param("email", email)
        .param("emailKey", email == null ? null : EmailKey.of(email))
        .param("firstName", given(correction.firstName()))
        .param("lastName", given(correction.lastName()))
        .param("phone", given(correction.phone()))
        .param("jobTitle", given(correction.jobTitle()))
        .param("company", given(correction.company()))
        .param("website", given(correction.website()))
        .param("country", country(correction))
        .param("leadId", leadId)
        .update();
    keepAccount(leadId);
  }

  private void keepAccount(UUID leadId) {
    var lead = leads.require(leadId);
    jdbc.sql("update lead set account_key = :key where lead_id = :leadId")
        .param("key", AccountKey.of(lead.person().email(), lead.company().website()))
        .param("leadId", leadId)
        .update();
  }

  private void refuseAnothersAddress(UUID leadId, String email) {
    if (email == null) {
      return;
    }
    if (!EMAIL_FORM.matcher(email).matches()) {
      throw unworkable("email", "is no e-mail address");
    }
    leads
        .findByEmail(email)
        .map(Lead::leadId)
        .filter(other -> !other.equals(leadId))
        .ifPresent(
            other -> {
              throw unworkable(
                  "email",
                  "is the address of lead %s, and leads cannot be merged".formatted(other));
            });
  }

  private static String country(Correction correction) {
    var country = given(correction.country());
    if (country == null) {
      return null;
    }
    var code = country.toUpperCase(Locale.ROOT);
    if (!COUNTRIES.contains(code)) {
      throw unworkable("country", "is not two letters of ISO 3166-1");
    }
    return code;
  }

  private static UnworkableJobException unworkable(String field, String problem) {
    return new UnworkableJobException(
        "correction.%s %s: set it right or to null here in Operate, and retry."
            .formatted(field, problem));
  }

  private static String given(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
