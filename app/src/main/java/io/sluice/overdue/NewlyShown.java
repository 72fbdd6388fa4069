package io.sluice.overdue;

import io.sluice.access.Looks;
import io.sluice.access.Viewer;
import jakarta.servlet.http.HttpSession;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Notes whom somebody is shown, each person once a session: the page renews itself all day. */
@Component
class NewlyShown {

  private static final String SHOWN = NewlyShown.class.getName();

  private final Looks looks;

  NewlyShown(Looks looks) {
    this.looks = looks;
  }

  void note(
      Viewer viewer, HttpSession session, Collection<UUID> leads, Map<String, String> filter) {
    var shown = shown(session);
    var seen = new HashSet<>(shown);
    var fresh = leads.stream().distinct().filter(seen::add).toList();
    if (!fresh.isEmpty()) {
      looks.note(viewer, "follow-up", fresh, filter);
      session.setAttribute(SHOWN, seen);
    }
  }

  @SuppressWarnings("unchecked")
  private static Set<UUID> shown(HttpSession session) {
    return session.getAttribute(SHOWN) instanceof Set<?> known ? (Set<UUID>) known : Set.of();
  }
}
