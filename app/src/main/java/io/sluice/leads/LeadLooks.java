package io.sluice.leads;

import io.sluice.access.Looks;
import io.sluice.access.Viewer;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Notes who was shown which of the leads that they asked for. */
@Component
public class LeadLooks {

  private final Looks looks;

  LeadLooks(Looks looks) {
    this.looks = looks;
  }

  /**
   * @param at where they saw them
   * @param shown nothing is noted where there are none; of one that one
   */
  public void note(Viewer viewer, String at, LeadQuery query, List<UUID> shown) {
    if (shown.size() > 1) {
      looks.note(viewer, at, shown.size(), query.query());
    } else {
      looks.note(viewer, at, shown);
    }
  }
}
