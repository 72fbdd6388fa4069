package io.sluice.suppression;

/**
 * What is to be put on a list.
 *
 * @param domain null where an address is given, and the reverse
 * @param note null for none
 */
public record NewEntry(
    SuppressionKind kind, String domain, String email, String note, String addedBy) {

  public static NewEntry ofAddress(SuppressionKind kind, String email, String addedBy) {
    return new NewEntry(kind, null, email, null, addedBy);
  }
}
