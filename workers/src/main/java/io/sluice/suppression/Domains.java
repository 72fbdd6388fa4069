package io.sluice.suppression;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A domain stands for its subdomains too. */
final class Domains {

  private Domains() {}

  /**
   * A domain and all that it lies under, itself first: {@code mail.tum.de}, {@code tum.de}, {@code
   * de}.
   *
   * @param domain null for none
   */
  static List<String> withParents(String domain) {
    if (domain == null) {
      return List.of();
    }
    return Stream.concat(
            Stream.of(domain),
            IntStream.range(0, domain.length())
                .filter(at -> domain.charAt(at) == '.')
                .mapToObj(at -> domain.substring(at + 1)))
        .toList();
  }

  static boolean isUnder(String domain, String parent) {
    return domain != null && (domain.equals(parent) || domain.endsWith("." + parent));
  }
}
