package io.sluice.followup;

import java.util.Objects;
import java.util.UUID;

/** Whose open tasks are planned again; a part that is null does not narrow it. */
public record ReplanScope(String username, String team, UUID leadId) {

  public static ReplanScope ofLead(UUID leadId) {
    return new ReplanScope(null, null, Objects.requireNonNull(leadId, "leadId"));
  }
}
