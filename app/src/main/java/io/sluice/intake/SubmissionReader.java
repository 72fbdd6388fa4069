package io.sluice.intake;

import static io.sluice.intake.LeadField.ACTIVITY;
import static io.sluice.intake.LeadField.ANNUAL_REVENUE;
import static io.sluice.intake.LeadField.CHANNEL;
import static io.sluice.intake.LeadField.COMPANY;
import static io.sluice.intake.LeadField.COUNTRY;
import static io.sluice.intake.LeadField.EMAIL;
import static io.sluice.intake.LeadField.EMPLOYEES;
import static io.sluice.intake.LeadField.FIRST_NAME;
import static io.sluice.intake.LeadField.INDUSTRY;
import static io.sluice.intake.LeadField.JOB_TITLE;
import static io.sluice.intake.LeadField.LAST_NAME;
import static io.sluice.intake.LeadField.OCCURRED_AT;
import static io.sluice.intake.LeadField.PHONE;
import static io.sluice.intake.LeadField.REQUIRED;
import static io.sluice.intake.LeadField.SOURCE;
import static io.sluice.intake.LeadField.WEBSITE;

import io.sluice.lead.Company;
import io.sluice.lead.Origin;
import io.sluice.lead.Person;
import io.sluice.lead.Submission;
import io.sluice.problem.Problem;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Makes a submission of what arrived, or says all that is wrong with it. */
@Component
class SubmissionReader {

  static final Set<String> ACTIVITIES =
      Set.of(
          "demo-request",
          "contact-request",
          "pricing-page",
          "trial-signup",
          "webinar",
          "content-download",
          "email-click",
          "newsletter");
  static final Set<String> CHANNELS = Set.of("inbound", "outbound");

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Pattern WEBSITE_FORM =
      Pattern.compile(
          "(?i)(https?://)?[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+(:\\d{1,5})?([/?#]\\S*)?");
  private static final Pattern PHONE_FORM =
      Pattern.compile("(?i)[-+()./,#* \\dextn]*\\d[-+()./,#* \\dextn]*");
  private static final long MOST_EMPLOYEES = 10_000_000;
  private static final long MOST_REVENUE = 10_000_000_000_000L;
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private final Clock clock;

  SubmissionReader(Clock clock) {
    this.clock = clock;
  }

  /**
   * @throws Problem with every violation
   */
  Submission read(RawLead lead) {
    var fields = new FieldChecks(lead);
    REQUIRED.forEach(fields::require);
    var submission =
        new Submission(
            person(fields),
            company(fields),
            new Origin(fields.text(SOURCE, 100), fields.choice(CHANNEL, CHANNELS, "inbound")),
            fields.choice(ACTIVITY, ACTIVITIES, null),
            occurredAt(fields));
    if (!fields.violations().isEmpty()) {
      throw Problem.invalid(
          "The lead was not stored; errors lists what to change.", fields.violations());
    }
    return submission;
  }

  private static Person person(FieldChecks fields) {
    return new Person(
        email(fields),
        fields.text(FIRST_NAME, 100),
        fields.text(LAST_NAME, 100),
        matching(fields, PHONE, 40, PHONE_FORM, "send a telephone number, such as +1 555 0100"),
        fields.text(JOB_TITLE, 150));
  }

  private static Company company(FieldChecks fields) {
    var employees = fields.wholeNumber(EMPLOYEES, MOST_EMPLOYEES);
    return new Company(
        fields.text(COMPANY, 200),
        matching(
            fields, WEBSITE, 255, WEBSITE_FORM, "send a web address, such as https://example.com"),
        country(fields),
        fields.text(INDUSTRY, 100),
        employees == null ? null : employees.intValue(),
        fields.wholeNumber(ANNUAL_REVENUE, MOST_REVENUE));
  }

  private static String email(FieldChecks fields) {
    var email = fields.text(EMAIL, EmailRule.MAX_LENGTH);
    if (email != null && !EmailRule.isPossible(email)) {
      fields.refuse(EMAIL, "send an e-mail address that mail can reach, such as ada@example.com");
    }
    return email;
  }

  private static String country(FieldChecks fields) {
    var country = fields.text(COUNTRY, 255);
    if (country != null && !COUNTRIES.contains(country.toUpperCase(Locale.ROOT))) {
      fields.refuse(COUNTRY, "send the two letters of ISO 3166-1, such as DE");
    }
    return country == null ? null : country.toUpperCase(Locale.ROOT);
  }

  private static String matching(
      FieldChecks fields, String field, int maxLength, Pattern form, String fix) {
    var text = fields.text(field, maxLength);
    if (text != null && !form.matcher(text).matches()) {
      fields.refuse(field, fix);
    }
    return text;
  }

  private Instant occurredAt(FieldChecks fields) {
    var text = fields.text(OCCURRED_AT, 64);
    var now = clock.instant();
    if (text == null) {
      return now;
    }
    try {
      var occurredAt = OffsetDateTime.parse(text).toInstant();
      if (occurredAt.isAfter(now.plus(CLOCK_SKEW))) {
        fields.refuse(OCCURRED_AT, "send an instant that is not in the future");
      } else if (occurredAt.isBefore(EARLIEST)) {
        fields.refuse(OCCURRED_AT, "send an instant since 2000");
      }
      return occurredAt;
    } catch (DateTimeException e) {
      fields.refuse(OCCURRED_AT, "send an instant with offset or Z, such as 2026-03-14T09:26:53Z");
      return null;
    }
  }
}
