package io.sluice.lead;

import io.sluice.job.UnworkableJobException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Reads leads; {@link LeadRegister} is the one that writes them. */
public interface LeadRepository extends Repository<Lead, UUID> {

  Optional<Lead> findById(UUID leadId);

  @Query(
      """
      select l.* from lead l join lead_email e on e.lead_id = l.lead_id where e.email_key = :key
      """)
  Optional<Lead> findByAddress(String key);

  /** The lead of an e-mail address, however it is written. */
  default Optional<Lead> findByEmail(String email) {
    return findByAddress(LeadEmails.key(email));
  }

  /**
   * The lead of a job.
   *
   * @throws UnworkableJobException when there is none
   */
  default Lead require(UUID leadId) {
    return findById(leadId)
        .orElseThrow(
            () ->
                new UnworkableJobException("This lead is not in PostgreSQL: cancel the instance."));
  }
}
