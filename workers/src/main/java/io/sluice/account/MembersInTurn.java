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

/**
 * People who are placed together up to the next turn of others, by the rules of {@link
 * AccountMatcher}: the accounts are read once, and what the earlier ones change is counted here.
 */
final class MembersInTurn implements AccountTurns {

  private final Deque<Member> waiting;
  private final BulkAccountStore accounts;
  private final OpenOpportunities opportunities;
  private final AccountMatching matching;
  private final Map<String, UUID> byDomain;

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
  }

  @Override
  public void before(int turn) {
    var together = new ArrayList<Member>();
    while (!waiting.isEmpty() && waiting.peek().turn() < turn) {
      together.add(waiting.poll());
    }
    if (!together.isEmpty()) {
      place(new Group(together).places());
    }
  }

  /** An account that others have emptied in their turn is looked for anew. */
  private void place(List<Place> places) {
    if (places.isEmpty()) {
      return;
    }
    var placed = accounts.place(places);
    opportunities.attachAll(placed);
    places.stream()
        .map(Place::leadId)
        .filter(leadId -> !placed.contains(leadId))
        .forEach(matching::match);
  }

  /** Those who are placed together. */
  private final class Group {

    private final List<Member> members;
    private final Map<String, UUID> peopled;
    private final NamedAccounts named;
    private final Set<UUID> joined = new HashSet<>();

    Group(List<Member> members) {
      this.members = members;
      this.peopled =
          accounts.findPeopled(
              members.stream().flatMap(member -> member.otherDomain().stream()).toList());
      this.named = named();
    }

    private NamedAccounts named() {
      var asked =
          members.stream()
              .map(Member::affiliation)
              .filter(Affiliation::isKnownByNameAlone)
              .map(CalledSo::of)
              .collect(toSet());
      var joined =
          members.stream()
              .map(member -> byDomain.get(member.affiliation().domain()))
              .filter(Objects::nonNull)
              .collect(toSet());
      return NamedAccounts.find(accounts, asked, joined);
    }

    List<Place> places() {
      var places = new ArrayList<Place>();
      for (var member : members) {
        find(member)
            .ifPresent(
                match -> {
                  joined.add(match.accountId());
                  named.join(match, CalledSo.of(member.affiliation()));
                  places.add(new Place(member.leadId(), match, member.affiliation()));
                });
      }
      return places;
    }

    private Optional<AccountMatch> find(Member member) {
      var affiliation = member.affiliation();
      if (affiliation.isKnownByNameAlone()) {
        return AccountMatcher.byName(named.called(CalledSo.of(affiliation)), affiliation.nameKey());
      }
      return Optional.ofNullable(affiliation.domain())
          .map(domain -> byDomain(member, byDomain.get(domain)));
    }

    private AccountMatch byDomain(Member member, UUID accountId) {
      var others =
          member
              .otherDomain()
              .map(site -> peopled.getOrDefault(site, byDomain.get(site)))
              .filter(found -> peopled.containsValue(found) || joined.contains(found))
              .filter(found -> !found.equals(accountId))
              .stream()
              .toList();
      var affiliation = member.affiliation();
      return new AccountMatch(accountId, affiliation.by(), affiliation.domain(), null, others);
    }
  }

  private record Member(int turn, UUID leadId, Affiliation affiliation) {

    static Member of(NewMember member) {
      return new Member(
          member.turn(),
          member.leadId(),
          Affiliation.of(member.email(), member.website(), member.company(), member.country()));
    }

    /** That of the website, where the address tells another one. */
    Optional<String> otherDomain() {
      return Optional.ofNullable(affiliation.siteDomain())
          .filter(site -> affiliation.emailDomain() != null)
          .filter(site -> !site.equals(affiliation.emailDomain()));
    }
  }
}
