package io.sluice.access;

import io.sluice.page.Codes;
import java.util.Arrays;
import java.util.Optional;

/** What somebody who is logged in may see and do. */
public enum Role {
  /**
   * Works tasks, as SDRs, account executives and customer success do: sees the leads of their own.
   */
  SDR,
  /** Sees the leads of their teams, or of all where they are of none, and maintains the teams. */
  MANAGER,
  /** Sees all leads, but no phone numbers, and imports. */
  MARKETING,
  /** Sees and does everything. */
  ADMIN;

  private static final String PREFIX = "ROLE_";

  /** The word in the users' file and in the claims of an identity provider. */
  public String code() {
    return Codes.of(this);
  }

  String authority() {
    return PREFIX + name();
  }

  static Optional<Role> ofAuthority(String authority) {
    return Arrays.stream(values()).filter(role -> role.authority().equals(authority)).findFirst();
  }

  static Optional<Role> ofCode(String code) {
    return Codes.find(Role.class, code);
  }
}
