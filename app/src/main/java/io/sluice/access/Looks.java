package io.sluice.access;

import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The log of who looked at whose personal data. */
@Component
public class Looks {

  /**
   * Notes that somebody was shown people's data.
   *
   * @param at what they looked at: {@code lead}, {@code leads} or {@code leads.csv}
   */
  public void note(Viewer viewer, String at, Collection<UUID> leads) {}
}
