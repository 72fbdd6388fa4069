package io.sluice.qualification;

import java.util.Locale;

/** How a person looks at what is offered, by the seniority that their job title tells. */
public enum Persona {
  EXECUTIVE,
  MANAGER,
  PRACTITIONER,
  UNKNOWN;

  /**
   * @param jobTitle null where it is not known
   */
  public static Persona of(String jobTitle) {
    return switch (JobTitle.parse(jobTitle).seniority()) {
      case null -> UNKNOWN;
      case "executive", "vice-president" -> EXECUTIVE;
      case "director", "manager" -> MANAGER;
      default -> PRACTITIONER;
    };
  }

  /** The word in decisions. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
