package io.sluice.imports;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names as they are compared: letters and digits only, without accents and capitals. */
final class Names {

  private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Names() {}

  static String normal(String name) {
    var apart = Normalizer.normalize(name, Normalizer.Form.NFKD);
    return OTHERS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
