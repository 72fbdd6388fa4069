package io.sluice.withdrawal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Why a lead is withdrawn. */
enum WithdrawalReason {
  OPT_OUT,
  OBJECTION,
  ERASURE,
  /** The lead goes on as another one; the person is not left alone. */
  MERGE,
  LEGAL;

  static final Set<String> CODES =
      Arrays.stream(values())
          .map(WithdrawalReason::code)
          .collect(Collectors.toCollection(TreeSet::new));

  static Optional<WithdrawalReason> ofCode(String code) {
    return Arrays.stream(values()).filter(reason -> reason.code().equals(code)).findFirst();
  }

  /** The word in requests, messages and the ledger. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the person has said so themselves. */
  boolean isTheirOwn() {
    return this == OPT_OUT || this == OBJECTION || this == ERASURE;
  }

  boolean suppresses() {
    return this != MERGE;
  }
}
