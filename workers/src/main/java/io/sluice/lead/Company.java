package io.sluice.lead;

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
    Integer salesStaff) {}
