package io.sluice.lead;

/**
 * Who the lead is.
 *
 * @param email as the person wrote it
 */
public record Person(
    String email, String firstName, String lastName, String phone, String jobTitle) {

  /** First and last name, or the e-mail address where neither is known. */
  public String displayName() {
    var name =
        ((firstName == null ? "" : firstName) + " " + (lastName == null ? "" : lastName)).strip();
    return name.isEmpty() ? email : name;
  }
}
