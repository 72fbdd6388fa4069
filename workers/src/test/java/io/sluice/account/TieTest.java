package io.sluice.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.account.AccountStore.Candidate;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which of several companies of one name it is. */
class TieTest {

  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant LATELY = Instant.parse("2026-01-01T00:00:00Z");

  private final Candidate oldest = candidate(LONG_AGO, false, false, 1);
  private final Candidate younger = candidate(LATELY, false, false, 1);
  private final Candidate biggest = candidate(LATELY, false, false, 9);
  private final Candidate customer = candidate(LATELY, false, true, 1);
  private final Candidate inOpportunity = candidate(LATELY, true, false, 1);

  @Test
  void anOpenOpportunityGoesBeforeACustomerBeforeMostLeadsBeforeTheOldest() {
    assertWins(inOpportunity, "open-opportunity", customer, biggest, oldest);
    assertWins(customer, "customer", younger, biggest, oldest);
    assertWins(biggest, "most-leads", oldest, younger);
    assertWins(oldest, "oldest", younger);
  }

  @Test
  void theOthersAreKeptAsCandidates() {
    var match =
        AccountMatcher.byName(List.of(oldest, customer, biggest), "northwind").orElseThrow();

    assertThat(match.candidates()).containsExactly(biggest.accountId(), oldest.accountId());
  }

  @Test
  void oneAloneIsNoTie() {
    var match = AccountMatcher.byName(List.of(oldest), "northwind").orElseThrow();

    assertThat(match.tieBrokenBy()).isNull();
    assertThat(match.candidates()).isEmpty();
    assertThat(AccountMatcher.byName(List.of(), "northwind")).isEmpty();
  }

  private static void assertWins(Candidate winner, String by, Candidate... others) {
    var all = Stream.concat(Stream.of(others), Stream.of(winner)).toList();
    var match = AccountMatcher.byName(all, "northwind").orElseThrow();
    assertThat(match.accountId()).isEqualTo(winner.accountId());
    assertThat(match.tieBrokenBy()).isEqualTo(by);
  }

  private static Candidate candidate(
      Instant createdAt, boolean hasOpportunity, boolean isCustomer, long leads) {
    return new Candidate(UUID.randomUUID(), createdAt, hasOpportunity, isCustomer, leads);
  }
}
