package io.sluice.intake;

import java.util.List;
import java.util.Set;

/** The fields of a lead that are one of a few words. */
public final class LeadChoices {

  private LeadChoices() {}

  /** In alphabetical order; none where the field is free. */
  public static List<String> of(String field) {
    return choices(field).stream().sorted().toList();
  }

  private static Set<String> choices(String field) {
    return switch (field) {
      case LeadField.ACTIVITY -> Activities.KINDS;
      case LeadField.CHANNEL -> SubmissionReader.CHANNELS;
      case LeadField.ENTRY -> SubmissionReader.ENTRIES;
      default -> Set.of();
    };
  }
}
