package io.sluice.imports.page;

import java.util.Locale;

/** The fields of a lead, as people call them. */
final class FieldLabel {

  private FieldLabel() {}

  static String of(String field) {
    return switch (field) {
      case "email" -> "E-mail";
      case "enteredBy" -> "Entered by";
      case "occurredAt" -> "When it was done";
      case "activity" -> "What they did";
      case "source" -> "Where they come from";
      default -> spaced(field);
    };
  }

  private static String spaced(String field) {
    var words = field.replaceAll("(\\p{Lu})", " $1").toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
