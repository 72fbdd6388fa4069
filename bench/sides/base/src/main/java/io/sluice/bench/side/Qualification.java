package io.sluice.bench.side;

import java.util.Set;

/**
 * What becomes of a lead, for sides that decide in Java. A side with decision tables has the same
 * rules there, and its test holds the two against each other.
 *
 * @param fit A to D, or F
 * @param readiness 1, which is most ready, to 4
 * @param route {@link #QUALIFY} or {@link #SLEEP}
 */
public record Qualification(String fit, int readiness, String route) {

  /** People work the lead. */
  public static final String QUALIFY = "qualify";

  /** Nobody does, until it wakes. */
  public static final String SLEEP = "sleep";

  private static final Set<String> SERVED = Set.of("US", "GB", "DE", "FR", "NL");

  /** Decides by all three rules, one after the other. */
  public static Qualification of(Lead lead) {
    String fit = fit(lead);
    int readiness = readiness(lead);
    return new Qualification(fit, readiness, route(fit, readiness));
  }

  /** The fit check: country, employees, kind of address, company. */
  public static String fit(Lead lead) {
    boolean reached = SERVED.contains(lead.country()) && lead.usesBusinessMail();
    if (reached && lead.employees() >= 200 && lead.namesCompany()) {
      return "A";
    }
    if (reached && lead.employees() >= 50) {
      return "B";
    }
    if (reached && lead.employees() >= 10) {
      return "C";
    }
    return lead.employees() >= 10 ? "D" : "F";
  }

  /** The readiness check: what the person did last. */
  public static int readiness(Lead lead) {
    return switch (lead.activity()) {
      case "demo-request" -> 1;
      case "pricing-page" -> 2;
      case "webinar" -> 3;
      default -> 4;
    };
  }

  /** The matrix: fit by readiness. */
  public static String route(String fit, int readiness) {
    boolean qualifies =
        switch (fit) {
          case "A" -> true;
          case "B" -> readiness <= 3;
          case "C" -> readiness <= 2;
          default -> false;
        };
    return qualifies ? QUALIFY : SLEEP;
  }

  /** True when people work the lead. */
  public boolean isQualified() {
    return route.equals(QUALIFY);
  }
}
