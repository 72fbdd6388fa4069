package io.sluice.intake;

import java.util.List;

/** The fields of a lead, under the names that JSON and CSV share. */
final class LeadField {

  static final String EMAIL = "email";
  static final String FIRST_NAME = "firstName";
  static final String LAST_NAME = "lastName";
  static final String PHONE = "phone";
  static final String JOB_TITLE = "jobTitle";
  static final String COMPANY = "company";
  static final String WEBSITE = "website";
  static final String COUNTRY = "country";
  static final String INDUSTRY = "industry";
  static final String EMPLOYEES = "employees";
  static final String ANNUAL_REVENUE = "annualRevenue";
  static final String MARKETING_STAFF = "marketingStaff";
  static final String SALES_STAFF = "salesStaff";
  static final String SOURCE = "source";
  static final String CHANNEL = "channel";
  static final String PRODUCT_INTEREST = "productInterest";
  static final String ENTRY = "entry";
  static final String ENTERED_BY = "enteredBy";
  static final String ACTIVITY = "activity";
  static final String OCCURRED_AT = "occurredAt";
  static final String NOTE = "note";

  static final List<String> REQUIRED = List.of(EMAIL, SOURCE, ACTIVITY);

  static final List<String> ALL =
      List.of(
          EMAIL,
          FIRST_NAME,
          LAST_NAME,
          PHONE,
          JOB_TITLE,
          COMPANY,
          WEBSITE,
          COUNTRY,
          INDUSTRY,
          EMPLOYEES,
          ANNUAL_REVENUE,
          MARKETING_STAFF,
          SALES_STAFF,
          SOURCE,
          CHANNEL,
          PRODUCT_INTEREST,
          ENTRY,
          ENTERED_BY,
          ACTIVITY,
          OCCURRED_AT,
          NOTE);

  private LeadField() {}
}
