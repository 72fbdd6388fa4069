package io.sluice.followup;

import io.sluice.lead.Lead;

/** What the discovery calls of a lead's cycle have found so far. Discovery keeps it. */
public interface CallFindings {

  /** Findings with empty parts where discovery has not come to them, or never began. */
  Findings find(Lead lead, int cycle);
}
