package io.sluice.account;

import io.sluice.account.AccountStore.Candidate;
import io.sluice.lead.AccountMatching;
import io.sluice.lead.AccountTurns;
import io.sluice.lead.NewMember;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Goes by the domain of the address, else of the website, else by the company's name in the same
 * country. A mail provider's domain says nothing. A name alone founds no account: it leads to one
 * whose people called it so, and among several to the one with an open opportunity, then a
 * customer's, then the one with most leads, then the oldest.
 */
@Service
class AccountMatcher implements AccountMatching {

  private final AccountStore accounts;
  private final BulkAccountStore bulk;
  private final OpenOpportunities opportunities;

  AccountMatcher(AccountStore accounts, BulkAccountStore bulk, OpenOpportunities opportunities) {
    this.accounts = accounts;
    this.bulk = bulk;
    this.opportunities = opportunities;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public AccountTurns inTurn(List<NewMember> members) {
    return new MembersInTurn(members, bulk, opportunities, this);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void match(UUID leadId) {
    var affiliation = accounts.affiliation(leadId);
    find(leadId, affiliation)
        .ifPresentOrElse(
            match -> {
              if (accounts.put(leadId, match, affiliation)) {
                opportunities.attach(leadId);
              }
            },
            () -> accounts.remove(leadId));
  }

  private Optional<AccountMatch> find(UUID leadId, Affiliation affiliation) {
    if (affiliation.isKnownByNameAlone()) {
      return byName(accounts.findByName(leadId, affiliation), affiliation.nameKey());
    }
    return byDomain(affiliation);
  }

  private Optional<AccountMatch> byDomain(Affiliation affiliation) {
    var site = affiliation.siteDomain();
    if (affiliation.emailDomain() == null) {
      return Optional.ofNullable(site)
          .map(domain -> match(domain, MatchedBy.WEBSITE, Optional.empty()));
    }
    return Optional.of(
        match(affiliation.emailDomain(), MatchedBy.EMAIL, accounts.findPeopled(site)));
  }

  private AccountMatch match(String domain, MatchedBy by, Optional<UUID> other) {
    var accountId = accounts.findOrFound(domain);
    var others = other.filter(found -> !found.equals(accountId)).stream().toList();
    return new AccountMatch(accountId, by, domain, null, others);
  }

  static Optional<AccountMatch> byName(List<Candidate> named, String nameKey) {
    var ranked =
        named.stream()
            .sorted(
                Stream.of(Tie.values())
                    .map(Tie::order)
                    .reduce(Comparator::thenComparing)
                    .orElseThrow()
                    .thenComparing(Candidate::accountId))
            .toList();
    if (ranked.isEmpty()) {
      return Optional.empty();
    }
    var others = ranked.stream().skip(1).map(Candidate::accountId).toList();
    var tie = others.isEmpty() ? null : Tie.between(ranked.get(0), ranked.get(1)).code();
    return Optional.of(
        new AccountMatch(ranked.getFirst().accountId(), MatchedBy.NAME, nameKey, tie, others));
  }
}
