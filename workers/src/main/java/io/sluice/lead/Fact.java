package io.sluice.lead;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What is known of a lead with its source and time, under the name that JSON and CSV share. */
public enum Fact {
  COMPANY("company", "company_name", "text"),
  WEBSITE("website", "website", "text"),
  /** ISO 3166-1 alpha-2. */
  COUNTRY("country", "country", "text"),
  INDUSTRY("industry", "industry", "text"),
  /** Head-count. */
  EMPLOYEES("employees", "employees", "int"),
  /** US dollars a year. */
  ANNUAL_REVENUE("annualRevenue", "annual_revenue", "bigint"),
  /** Head-count. */
  MARKETING_STAFF("marketingStaff", "marketing_staff", "int"),
  /** Head-count. */
  SALES_STAFF("salesStaff", "sales_staff", "int"),
  JOB_TITLE("jobTitle", "job_title", "text"),
  PHONE("phone", "phone", "text"),
  PRODUCT_INTEREST("productInterest", "product_interest", "text");

  /** What a source can know of a company by its domain. */
  public static final Set<Fact> FIRMOGRAPHICS =
      Collections.unmodifiableSet(
          EnumSet.of(
              COMPANY, COUNTRY, INDUSTRY, EMPLOYEES, ANNUAL_REVENUE, MARKETING_STAFF, SALES_STAFF));

  private final String code;
  private final String column;
  private final String sqlType;

  Fact(String code, String column, String sqlType) {
    this.code = code;
    this.column = column;
    this.sqlType = sqlType;
  }

  public String code() {
    return code;
  }

  public static Optional<Fact> ofCode(String code) {
    return Arrays.stream(values()).filter(fact -> fact.code.equals(code)).findFirst();
  }

  /** Of the table {@code lead}. */
  String column() {
    return column;
  }

  String sqlType() {
    return sqlType;
  }
}
