package io.sluice.intake;

import static io.sluice.intake.LeadField.ACTIVITY;
import static io.sluice.intake.LeadField.ANNUAL_REVENUE;
import static io.sluice.intake.LeadField.CHANNEL;
import static io.sluice.intake.LeadField.COMPANY;
import static io.sluice.intake.LeadField.COUNTRY;
import static io.sluice.intake.LeadField.EMAIL;
import static io.sluice.intake.LeadField.EMPLOYEES;
import static io.sluice.intake.LeadField.ENTERED_BY;
import static io.sluice.intake.LeadField.ENTRY;
import static io.sluice.intake.LeadField.FIRST_NAME;
import static io.sluice.intake.LeadField.INDUSTRY;
import static io.sluice.intake.LeadField.JOB_TITLE;
import static io.sluice.intake.LeadField.LAST_NAME;
import static io.sluice.intake.LeadField.MARKETING_STAFF;
import static io.sluice.intake.LeadField.NOTE;
import static io.sluice.intake.LeadField.OCCURRED_AT;
import static io.sluice.intake.LeadField.PHONE;
import static io.sluice.intake.LeadField.PRODUCT_INTEREST;
import static io.sluice.intake.LeadField.REQUIRED;
import static io.sluice.intake.LeadField.SALES_STAFF;
import static io.sluice.intake.LeadField.SOURCE;
import static io.sluice.intake.LeadField.WEBSITE;

import io.sluice.lead.Company;
import io.sluice.lead.Entry;
import io.sluice.lead.Origin;
import io.sluice.lead.Person;
import io.sluice.lead.Submission;
import io.sluice.problem.Problem;
import io.sluice.request.ActiveReps;
import io.sluice.request.FieldChecks;
import io.sluice.request.RawFields;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes a submission of what arrived, or says all that is wrong with it. */
@Component
class SubmissionReader {

  static final Set<String> CHANNELS = Set.of("inbound", "outbound");

  private static final Pattern WEBSITE_FORM =
      Pattern.compile(
          "(?i)(https?://)?[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+(:\\d{1,5})?([/?#]\\S*)?");
  private static final Pattern PHONE_FORM =
      Pattern.compile("(?i)[-+()./,#* \\dextn]*\\d[-+()./,#* \\dextn]*");
  private static final Set<String> ENTRIES =
      Arrays.stream(Entry.values())
          .filter(Entry::isDoor)
          .map(Entry::code)
          .collect(Collectors.toUnmodifiableSet());

  private final Activities activities;
  private final ActiveReps reps;

  SubmissionReader(Activities activities, ActiveReps reps) {
    this.activities = activities;
    this.reps = reps;
  }

  /** One for many leads at once, which asks for each rep once. */
  SubmissionReader remembering() {
    return new SubmissionReader(activities, reps.remembering());
  }

  /**
   * @throws Problem with every violation
   */
  Submission read(RawFields lead) {
    var fields = new FieldChecks(lead, LeadField.ALL);
    REQUIRED.forEach(fields::require);
    var entry = entry(fields);
    var submission =
        new Submission(
            person(fields),
            company(fields),
            new Origin(
                fields.text(SOURCE, 100),
                fields.choice(CHANNEL, CHANNELS, "inbound"),
                productInterest(fields)),
            entry.orElse(null),
            enteredBy(fields, entry.flatMap(Entry::team)),
            fields.choice(ACTIVITY, Activities.KINDS, null),
            activities.occurredAt(fields, OCCURRED_AT),
            fields.lines(NOTE, 1_000));
    fields.requireNoViolation("The lead was not stored; errors lists what to change.");
    return submission;
  }

  /** Empty where it is wrong. */
  private static Optional<Entry> entry(FieldChecks fields) {
    return Optional.ofNullable(fields.choice(ENTRY, ENTRIES, Entry.INQUIRY.code()))
        .map(Entry::ofCode);
  }

  static Person person(FieldChecks fields) {
    return new Person(
        email(fields),
        fields.text(FIRST_NAME, 100),
        fields.text(LAST_NAME, 100),
        matching(fields, PHONE, 40, PHONE_FORM, "send a telephone number, such as +1 555 0100"),
        fields.text(JOB_TITLE, 150));
  }

  static Company company(FieldChecks fields) {
    return new Company(
        fields.text(COMPANY, 200),
        matching(
            fields, WEBSITE, 255, WEBSITE_FORM, "send a web address, such as https://example.com"),
        country(fields),
        fields.text(INDUSTRY, 100),
        headCount(fields, EMPLOYEES),
        fields.wholeNumber(ANNUAL_REVENUE, Company.MOST_REVENUE),
        headCount(fields, MARKETING_STAFF),
        headCount(fields, SALES_STAFF));
  }

  static String productInterest(FieldChecks fields) {
    return fields.text(PRODUCT_INTEREST, 64);
  }

  private static Integer headCount(FieldChecks fields, String field) {
    var count = fields.wholeNumber(field, Company.MOST_PEOPLE);
    return count == null ? null : count.intValue();
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
    if (country != null && !Company.isCountry(country.toUpperCase(Locale.ROOT))) {
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

  /** A lead that comes by itself may be entered by anyone, a rep's own by a rep of that team. */
  private String enteredBy(FieldChecks fields, Optional<String> team) {
    if (team.isPresent()) {
      fields.require(ENTERED_BY);
    }
    return reps.read(fields, ENTERED_BY, team);
  }
}
