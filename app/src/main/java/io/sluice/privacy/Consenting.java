package io.sluice.privacy;

import io.sluice.consent.ConsentLog;
import io.sluice.consent.ConsentTopic;
import io.sluice.consent.ConsentWithdrawal;
import io.sluice.consent.Consents;
import io.sluice.lead.LeadAliases;
import io.sluice.lead.Sleepers;
import io.sluice.lead.Suppressions;
import io.sluice.privacy.ConsentReader.Granted;
import io.sluice.privacy.ConsentReader.Withdrawn;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.request.RawFields;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what people agree to and take back. */
@Service
public class Consenting {

  private static final String STOPPED_BY = "consent-withdrawn";

  private final JdbcClient jdbc;
  private final LeadAliases aliases;
  private final ConsentReader reader;
  private final ConsentLog log;
  private final Suppressions suppressions;
  private final Sleepers sleepers;

  Consenting(
      JdbcClient jdbc,
      LeadAliases aliases,
      ConsentReader reader,
      ConsentLog log,
      Suppressions suppressions,
      Sleepers sleepers) {
    this.jdbc = jdbc;
    this.aliases = aliases;
    this.reader = reader;
    this.log = log;
    this.suppressions = suppressions;
    this.sleepers = sleepers;
  }

  /**
   * Keeps that a person took consent back, and takes back the mails on their way that needed it.
   */
  @Transactional
  public void withdraw(UUID leadId, ConsentWithdrawal withdrawal) {
    log.withdraw(leadId, withdrawal);
    if (withdrawal.topic().covers(ConsentTopic.MARKETING_EMAIL)) {
      sleepers.stopTouches(aliases.membersOf(aliases.survivorOf(leadId)), STOPPED_BY);
    }
  }

  /** Whether anything is kept of a lead: it is there, and the person is not erased. */
  public boolean knows(UUID leadId) {
    return jdbc.sql(
            "select exists (select from lead where lead_id = :leadId and erased_at is null)")
        .param("leadId", leadId)
        .query(Boolean.class)
        .single();
  }

  /**
   * @throws Problem when there is no such lead
   */
  @Transactional(readOnly = true)
  Consents read(UUID leadId) {
    requireLead(leadId);
    return log.current(leadId);
  }

  /**
   * Keeps what a caller tells.
   *
   * @throws Problem when there is no such lead, when it is suppressed and is said to agree, and for
   *     what cannot be
   */
  @Transactional
  Consents tell(UUID leadId, RawFields sent) {
    requireLead(leadId);
    switch (reader.read(sent)) {
      case Granted granted -> {
        requireNotSuppressed(leadId);
        log.grant(leadId, granted.grant(), granted.by());
      }
      case Withdrawn withdrawn -> withdraw(leadId, withdrawn.withdrawal());
    }
    return log.current(leadId);
  }

  private void requireLead(UUID leadId) {
    if (!knows(leadId)) {
      throw Problem.notFound("No lead has this id, or the person is erased.");
    }
  }

  private void requireNotSuppressed(UUID leadId) {
    if (suppressions.isSuppressed(leadId)) {
      throw Problem.suppressed(
          "Nothing was changed: who asked to be left alone is not made to agree to anything.",
          new Violation("leadId", leadId.toString(), "leave this person alone"));
    }
  }
}
