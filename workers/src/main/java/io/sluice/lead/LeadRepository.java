package io.sluice.lead;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Reads leads; {@link LeadRegister} is the one that writes them. */
public interface LeadRepository extends Repository<Lead, UUID> {

  Optional<Lead> findById(UUID leadId);
}
