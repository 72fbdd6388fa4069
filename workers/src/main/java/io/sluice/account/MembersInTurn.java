package io.sluice.account;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import io.sluice.account.BulkAccountStore.CalledSo;
import io.sluice.account.BulkAccountStore.Place;
import io.sluice.lead.AccountMatching;
import io.sluice.lead.AccountTurns;
import io.sluice.lead.NewMember;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Those whose domain tells their account are placed together, up to the next one who has to be
 * looked at after them: somebody who only names a company that may be known, or a turn of others.
 */
final class MembersInTurn implements AccountTurns {

  private final Deque<Member> waiting;
  private final BulkAccountStore accounts;
  private final OpenOpportunities opportunities;
  private final AccountMatching matching;
  private final Map<String, UUID> byDomain;
  private final Set<CalledSo> names;
  private boolean othersCame;

  MembersInTurn(
      List<NewMember> members,
      BulkAccountStore accounts,
      OpenOpportunities opportunities,
      AccountMatching matching) {
    this.waiting = members.stream().map(Member::of).collect(toCollection(ArrayDeque::new));
    this.accounts = accounts;
    this.opportunities = opportunities;
    this.matching = matching;
    this.byDomain =
        accounts.findOrFound(
            waiting.stream()
                .map(member -> member.affiliation().domain())
                .filter(Objects::nonNull)
                .collect(toCollection(TreeSet::new)));
    this.names = names();
  }

  /** What companies are called by somebody who is known, or comes with these. */
  private Set<CalledSo> names() {
    var names = new HashSet<CalledSo>();
    var asked =
        waiting.stream()
            .map(Member::affiliation)
            .filter(Affiliation::isKnownByNameAlone)
            .map(CalledSo::of)
            .collect(toSet());
    names.addAll(accounts.findNames(asked));
    waiting.stream()
        .map(Member::affiliation)
        .filter(affiliation -> affiliation.domain() != null)
        .map(CalledSo::of)
        .filter(asked::contains)
        .forEach(names::add);
    return names;
  }

  @Override
  public void before(int turn) {
    var together = new ArrayList<Member>();
    while (!waiting.isEmpty() && waiting.peek().turn() < turn) {
      var next = waiting.poll();
      if (next.affiliation().domain() != null) {
        together.add(next);
      } else if (next.affiliation().isKnownByNameAlone() && isMaybeKnown(next.affiliation())) {
        place(together);
        together.clear();
        matching.match(next.leadId());
      }
    }
    place(together);
    othersCame = true;
  }

  /** Others may have come to be called so, or moved, in their turn. */
  private boolean isMaybeKnown(Affiliation affiliation) {
    return othersCame || names.contains(CalledSo.of(affiliation));
  }

  private void place(List<Member> together) {
    if (together.isEmpty()) {
      return;
    }
    var peopled = accounts.findPeopled(together.stream().flatMap(Member::otherDomain).toList());
    var joined = new HashSet<UUID>();
    var places = new ArrayList<Place>();
    for (var member : together) {
      var accountId = byDomain.get(member.affiliation().domain());
      joined.add(accountId);
      var other =
          member
              .otherDomain()
              .map(site -> peopled.getOrDefault(site, byDomain.get(site)))
              .filter(Objects::nonNull)
              .filter(found -> peopled.containsValue(found) || joined.contains(found))
              .filter(found -> !found.equals(accountId))
              .findFirst();
      places.add(new Place(member.leadId(), accountId, other.orElse(null), member.affiliation()));
    }
    var placed = accounts.place(places);
    opportunities.attachAll(placed);
    places.stream()
        .map(Place::leadId)
        .filter(leadId -> !placed.contains(leadId))
        .forEach(matching::match);
  }

  private record Member(int turn, UUID leadId, Affiliation affiliation) {

    static Member of(NewMember member) {
      return new Member(
          member.turn(),
          member.leadId(),
          Affiliation.of(member.email(), member.website(), member.company(), member.country()));
    }

    /** That of a website where the address tells the account. */
    Stream<String> otherDomain() {
      return Optional.ofNullable(affiliation.siteDomain())
          .filter(site -> affiliation.emailDomain() != null)
          .filter(site -> !site.equals(affiliation.emailDomain()))
          .stream();
    }
  }
}
