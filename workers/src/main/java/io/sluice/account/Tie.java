package io.sluice.account;

import io.sluice.account.AccountStore.Candidate;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** What sets one account before another, the first that tells them apart. */
enum Tie {
  OPEN_OPPORTUNITY(Comparator.comparing(Candidate::hasOpportunity).reversed()),
  CUSTOMER(Comparator.comparing(Candidate::isCustomer).reversed()),
  MOST_LEADS(Comparator.comparingLong(Candidate::leads).reversed()),
  OLDEST(Comparator.comparing(Candidate::createdAt));

  private final Comparator<Candidate> order;

  Tie(Comparator<Candidate> order) {
    this.order = order;
  }

  /** The one that goes before stands before. */
  Comparator<Candidate> order() {
    return order;
  }

  /** The word in the table. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Tie between(Candidate first, Candidate second) {
    return Stream.of(values())
        .filter(tie -> tie.order.compare(first, second) != 0)
        .findFirst()
        .orElse(OLDEST);
  }
}
