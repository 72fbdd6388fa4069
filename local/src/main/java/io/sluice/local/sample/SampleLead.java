package io.sluice.local.sample;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One row of the sample file: a person who does not exist, at a company that does not, doing
 * something. What is not known is null.
 *
 * @param country ISO 3166 alpha-2
 * @param annualRevenue in US dollars
 * @param occurredAt when the activity was
 */
public record SampleLead(
    String email,
    String firstName,
    String lastName,
    String phone,
    String jobTitle,
    String company,
    String website,
    String country,
    String industry,
    Integer employees,
    Long annualRevenue,
    String source,
    String channel,
    String activity,
    Instant occurredAt) {

  /** The names of the columns, in the order of {@link #row()}. */
  public static final List<String> HEADER =
      List.of(
          "email",
          "firstName",
          "lastName",
          "phone",
          "jobTitle",
          "company",
          "website",
          "country",
          "industry",
          "employees",
          "annualRevenue",
          "source",
          "channel",
          "activity",
          "occurredAt");

  /** The values as text, empty where nothing is known. */
  public List<String> row() {
    return Stream.of(
            email,
            firstName,
            lastName,
            phone,
            jobTitle,
            company,
            website,
            country,
            industry,
            employees,
            annualRevenue,
            source,
            channel,
            activity,
            occurredAt)
        .map(value -> Objects.toString(value, ""))
        .toList();
  }

  /** The same person, doing something else later. */
  SampleLead again(String laterActivity, Instant later) {
    return new SampleLead(
        email,
        firstName,
        lastName,
        phone,
        jobTitle,
        company,
        website,
        country,
        industry,
        employees,
        annualRevenue,
        "website",
        "inbound",
        laterActivity,
        later);
  }
}
