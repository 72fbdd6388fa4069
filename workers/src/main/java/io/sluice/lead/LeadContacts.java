package io.sluice.lead;

import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The people whom leads have named. */
@Repository
public class LeadContacts {

  private final JdbcClient jdbc;
  private final Suppressions suppressions;

  LeadContacts(JdbcClient jdbc, Suppressions suppressions) {
    this.jdbc = jdbc;
    this.suppressions = suppressions;
  }

  /**
   * Adds a contact to its lead. One who is there already, by e-mail address, stays and is brought
   * up to date.
   *
   * @return the id under which the contact is kept
   * @throws SuppressedException when the contact must be left alone
   */
  public UUID add(LeadContact contact) {
    if (contact.email() != null) {
      suppressions.refuse(contact.email());
    }
    return jdbc.sql(
            """
            insert into lead_contact (contact_id, lead_id, role, name, email, phone, job_title,
              referred_by_contact, added_at)
            values (:contactId, :leadId, :role, :name, :email, :phone, :jobTitle, :referredBy, :now)
            on conflict (lead_id, lower(email)) do update set
              name = excluded.name,
              phone = coalesce(excluded.phone, lead_contact.phone),
              job_title = coalesce(excluded.job_title, lead_contact.job_title)
            returning contact_id
            """)
        .param("contactId", contact.contactId())
        .param("leadId", contact.leadId())
        .param("role", contact.role())
        .param("name", contact.name())
        .param("email", contact.email())
        .param("phone", contact.phone())
        .param("jobTitle", contact.jobTitle())
        .param("referredBy", contact.referredByContact())
        .param("now", Timestamp.from(contact.addedAt()))
        .query(UUID.class)
        .single();
  }

  public Optional<LeadContact> find(UUID contactId) {
    return jdbc.sql("select * from lead_contact where contact_id = :contactId")
        .param("contactId", contactId)
        .query(LeadContact.class)
        .optional();
  }
}
