package io.sluice.suppression;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why nobody may contact a person. Where several apply, the first of these is the reason. A free
 * mail provider is none: it only says nothing about the company.
 */
public enum SuppressionKind {
  OPTED_OUT("Asked to be left alone", true),
  ERASED("Was erased on request", false),
  COMPETITOR("Works for a competitor", true),
  OWN_STAFF("Is one of our own", true),
  VENDOR("Sells to us", true),
  STUDENT("Studies", true),
  ROLE_ACCOUNT("Address of a role, not of a person", false),
  DISPOSABLE("Throw-away address", true),
  DEAD_ADDRESS("Mails to the address do not arrive", true);

  private static final String ERASURE = "erasure";

  private final String label;
  private final boolean ofDomains;

  SuppressionKind(String label, boolean ofDomains) {
    this.label = label;
    this.ofDomains = ofDomains;
  }

  /** The word in requests, in the ledger and in stored evidence: {@code own-staff}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<SuppressionKind> ofCode(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }

  /**
   * The list on which a person stays who was withdrawn.
   *
   * @param reason why, as in {@code lead.suppression_reason}
   */
  public static SuppressionKind ofWithdrawal(String reason) {
    return ERASURE.equals(reason) ? ERASED : OPTED_OUT;
  }

  /** What is true of a person whom it applies to, in plain words. */
  public String label() {
    return label;
  }

  /** Whether a whole domain can be on the company's own list of it. */
  public boolean isOfDomains() {
    return ofDomains;
  }

  /**
   * Whether the person themselves must be left alone. Nothing is taken in about them, customers are
   * no exception, and their address is kept as a hash only.
   */
  public boolean isPersonal() {
    return this == OPTED_OUT || this == ERASED;
  }

  /** Whether it is about the company someone works for, so that its website tells it too. */
  public boolean isOfCompanies() {
    return this == COMPETITOR || this == OWN_STAFF || this == VENDOR;
  }
}
