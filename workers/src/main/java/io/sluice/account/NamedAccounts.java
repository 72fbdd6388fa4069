package io.sluice.account;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.sluice.account.AccountStore.Candidate;
import io.sluice.account.BulkAccountStore.CalledSo;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The accounts that some names could mean, as they stand while people join them one by one. */
final class NamedAccounts {

  private final Map<CalledSo, Set<UUID>> byName;
  private final Map<UUID, Candidate> candidates;

  private NamedAccounts(Map<CalledSo, Set<UUID>> byName, Map<UUID, Candidate> candidates) {
    this.byName = byName;
    this.candidates = candidates;
  }

  /**
   * @param joined the accounts that people will join
   */
  static NamedAccounts find(
      BulkAccountStore accounts, Set<CalledSo> names, Collection<UUID> joined) {
    if (names.isEmpty()) {
      return new NamedAccounts(new HashMap<>(), new HashMap<>());
    }
    var byName = new HashMap<>(accounts.findNamed(names));
    names.forEach(name -> byName.computeIfAbsent(name, none -> new HashSet<>()));
    var weighed = new HashSet<>(joined);
    byName.values().forEach(weighed::addAll);
    return new NamedAccounts(
        byName, accounts.weigh(weighed).stream().collect(toMap(Candidate::accountId, identity())));
  }

  List<Candidate> called(CalledSo name) {
    return byName.getOrDefault(name, Set.of()).stream()
        .flatMap(accountId -> Stream.ofNullable(candidates.get(accountId)))
        .toList();
  }

  /** Somebody is of an account now; whoever only names it does not say what it is called. */
  void join(AccountMatch match, CalledSo name) {
    candidates.computeIfPresent(match.accountId(), (id, candidate) -> candidate.joined());
    if (match.by() != MatchedBy.NAME && byName.containsKey(name)) {
      byName.get(name).add(match.accountId());
    }
  }
}
