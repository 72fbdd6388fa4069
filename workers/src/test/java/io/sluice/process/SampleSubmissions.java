package io.sluice.process;

import io.sluice.lead.Company;
import io.sluice.lead.Entry;
import io.sluice.lead.Origin;
import io.sluice.lead.Person;
import io.sluice.lead.Submission;
import io.sluice.local.test.TestStack;
import java.time.Duration;
import java.util.UUID;

/** Leads that the shipped decisions send each way, each of an account of its own. */
final class SampleSubmissions {

  private SampleSubmissions() {}

  /** Fit A, readiness 2: inside sales, within 4 business hours. */
  static Submission idealAndWarm() {
    return submission("VP Marketing", idealCompany(), "pricing-page", Duration.ofHours(1));
  }

  /** Fit A, readiness 1, hand raised: straight to sales. */
  static Submission idealHandRaiser() {
    return submission("CMO", idealCompany(), "demo-request", Duration.ofMinutes(5));
  }

  /** Fit A, readiness 4: marketing keeps it. */
  static Submission idealButCold() {
    return submission("CMO", idealCompany(), "newsletter", Duration.ofDays(60));
  }

  /** Fit F: never sold to. */
  static Submission underEmbargo() {
    var company =
        new Company(
            "Northwind Traders", "northwind.example", "KP", "software", 420, 60_000_000L, 8, 20);
    return submission("CMO", company, "demo-request", Duration.ofMinutes(5));
  }

  /** An ideal company's student: suppressed. */
  static Submission student() {
    return submission("Student", idealCompany(), "demo-request", Duration.ofMinutes(5));
  }

  /** The same through another door. */
  static Submission enteredBy(Submission submission, String entry, String username) {
    return new Submission(
        submission.person(),
        submission.company(),
        submission.origin(),
        Entry.ofCode(entry),
        username,
        submission.activity(),
        submission.occurredAt(),
        null);
  }

  static Submission named(String firstName, String lastName, String email) {
    return new Submission(
        new Person(email, firstName, lastName, "+1-555-0142", "VP Marketing"),
        idealCompany(),
        new Origin("website", "inbound"),
        "pricing-page",
        TestStack.shared().clock().now());
  }

  private static Company idealCompany() {
    return new Company(
        "Northwind Traders", "northwind.example", "US", "software", 420, 60_000_000L, 8, 20);
  }

  private static Submission submission(
      String jobTitle, Company company, String activity, Duration age) {
    return new Submission(
        new Person(
            "dana@" + UUID.randomUUID() + ".example", "Dana", "Reed", "+1-555-0142", jobTitle),
        company,
        new Origin("website", "inbound"),
        activity,
        TestStack.shared().clock().now().minus(age));
  }
}
