package io.sluice.bench.side;

import java.util.Locale;

/**
 * A lead as it is posted: eight fields.
 *
 * @param email the address it is known by; without an @ the lead is poison
 * @param activity what the person did last, such as {@code demo-request}
 * @param note free text, which pads the lead to the size that all leads have
 */
public record Lead(
    String email,
    String firstName,
    String lastName,
    String company,
    String country,
    int employees,
    String activity,
    String note) {

  /** Takes the address in small letters, so that one person is one lead. */
  public Lead {
    email = email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
  }

  /** False when there is nothing to know it by. */
  public boolean hasAddress() {
    return email.indexOf('@') > 0;
  }

  /** True when a company's name is given. */
  public boolean namesCompany() {
    return company != null && !company.isBlank();
  }

  /** True when the address is not one of a provider of free mail. */
  public boolean usesBusinessMail() {
    return !email.endsWith("@freemail.example");
  }

  /** The same lead with another note. */
  public Lead withNote(String text) {
    return new Lead(email, firstName, lastName, company, country, employees, activity, text);
  }
}
