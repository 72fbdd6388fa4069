package io.sluice.suppression;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Asks all lists about somebody: the company's own, and those that come with the application. */
@Service
public class SuppressionLists {

  private static final WordList ACADEMIC = WordList.read(SuppressionLists.class, "academic.txt");
  private static final WordList DISPOSABLE =
      WordList.read(SuppressionLists.class, "disposable.txt");
  private static final WordList ROLES = WordList.read(SuppressionLists.class, "role-account.txt");

  private final SuppressionEntries entries;

  SuppressionLists(SuppressionEntries entries) {
    this.entries = entries;
  }

  /**
   * What they say, each kind with why in words that name no person; empty when nothing speaks
   * against a contact.
   *
   * @param host of the company's website, null where unknown
   */
  public Map<SuppressionKind, String> find(String email, String host) {
    var address = Address.of(email);
    var found = new EnumMap<SuppressionKind, String>(SuppressionKind.class);
    entries
        .findAbout(address, host)
        .forEach(entry -> found.putIfAbsent(entry.ofKind(), entry.because()));
    if (ACADEMIC.containsDomain(address.domain())) {
      found.putIfAbsent(SuppressionKind.STUDENT, address.domain() + " is academic");
    }
    if (ROLES.contains(address.local())) {
      found.putIfAbsent(SuppressionKind.ROLE_ACCOUNT, "%s@ is nobody's".formatted(address.local()));
    }
    if (DISPOSABLE.containsDomain(address.domain())) {
      found.putIfAbsent(SuppressionKind.DISPOSABLE, address.domain() + " hands addresses out");
    }
    return found;
  }
}
