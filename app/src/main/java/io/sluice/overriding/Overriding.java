package io.sluice.overriding;

import io.sluice.lead.LeadAliases;
import io.sluice.lead.LeadRepository;
import io.sluice.lead.Suppressions;
import io.sluice.overriding.OverrideReader.Said;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.qualification.GradeOverride;
import io.sluice.qualification.GradeOverrides;
import io.sluice.request.RawFields;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets overrides and takes them back. */
@Service
class Overriding {

  private final LeadRepository leads;
  private final LeadAliases aliases;
  private final Suppressions suppressions;
  private final OverrideReader reader;
  private final GradeOverrides overrides;

  Overriding(
      LeadRepository leads,
      LeadAliases aliases,
      Suppressions suppressions,
      OverrideReader reader,
      GradeOverrides overrides) {
    this.leads = leads;
    this.aliases = aliases;
    this.suppressions = suppressions;
    this.reader = reader;
    this.overrides = overrides;
  }

  /**
   * @throws Problem when there is no such lead, when it is suppressed, and for what cannot be
   */
  @Transactional
  GradeOverride set(UUID asked, RawFields sent) {
    var leadId = aliases.survivorOf(asked);
    leads.findById(leadId).orElseThrow(() -> Problem.notFound("No lead has this id."));
    Said said = reader.read(sent);
    if (suppressions.isSuppressed(leadId)) {
      throw Problem.suppressed(
          "Nothing was changed: no grade brings back who must be left alone.",
          new Violation("leadId", leadId.toString(), "leave this person alone"));
    }
    return overrides.set(
        leadId, said.kind(), said.result(), said.by(), said.reason(), said.until());
  }

  /**
   * @throws Problem when the lead has no such override, or it no longer counts
   */
  @Transactional
  void end(UUID leadId, UUID overrideId) {
    if (!overrides.end(leadId, overrideId)) {
      throw Problem.notFound("No override of this lead that still counts has this id.");
    }
  }
}
