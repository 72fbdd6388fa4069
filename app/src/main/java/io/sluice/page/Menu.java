package io.sluice.page;

import java.util.List;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.stereotype.Component;

/** The pages that whoever looks may open, in the order in which they matter in the morning. */
@Component("menu")
public class Menu {

  private static final List<Entry> ALL =
      List.of(
          new Entry("waterfall", "Waterfall"),
          new Entry("follow-up", "Follow-up"),
          new Entry("leads", "Leads"),
          new Entry("sleepers", "Sleepers"),
          new Entry("team", "Team"),
          new Entry("imports", "Imports"));

  private final WebInvocationPrivilegeEvaluator rights;

  Menu(WebInvocationPrivilegeEvaluator rights) {
    this.rights = rights;
  }

  /** None for somebody who is not known. */
  public List<Entry> entries() {
    var somebody = SecurityContextHolder.getContext().getAuthentication();
    return somebody == null
        ? List.of()
        : ALL.stream().filter(entry -> rights.isAllowed(entry.path(), somebody)).toList();
  }

  /**
   * @param section the word by which a page says that it belongs here
   */
  public record Entry(String section, String label) {

    public String path() {
      return "/" + section;
    }
  }
}
