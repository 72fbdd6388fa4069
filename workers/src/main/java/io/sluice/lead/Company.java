package io.sluice.lead;

import java.util.Locale;
import java.util.Set;
import org.springframework.data.relational.core.mapping.Column;

/**
 * Where the lead works.
 *
 * @param country ISO 3166-1 alpha-2
 * @param employees head-count
 * @param annualRevenue US dollars a year
 * @param marketingStaff head-count of marketing
 * @param salesStaff head-count of those who sell
 */
public record Company(
    @Column("company_name") String name,
    String website,
    String country,
    String industry,
    Integer employees,
    Long annualRevenue,
    Integer marketingStaff,
    Integer salesStaff) {

  /** More people than this work for nobody: a count above it is a mistake. */
  public static final long MOST_PEOPLE = 10_000_000;

  /** US dollars a year, likewise. */
  public static final long MOST_REVENUE = 10_000_000_000_000L;

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  /** Whether this is a country by ISO 3166-1 alpha-2, in capitals. */
  public static boolean isCountry(String code) {
    return COUNTRIES.contains(code);
  }
}
