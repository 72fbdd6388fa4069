package io.sluice.local.sample;

import java.time.Duration;
import java.util.List;

/** The kinds of people in the sample, and how many of each. */
enum Audience {
  /** Ideal customers who ask to be called. */
  HOT(
      17,
      List.of(
          "CMO",
          "VP Marketing",
          "VP Sales",
          "Head of Demand Generation",
          "Chief Revenue Officer",
          "Director of Revenue Operations"),
      List.of("software", "financial-services", "manufacturing", "logistics"),
      List.of("demo-request", "contact-request", "pricing-page", "trial-signup"),
      List.of("website", "search", "referral", "partner"),
      150,
      4_000,
      Duration.ofMinutes(3),
      Duration.ofDays(2)),
  /** Good customers who show interest. */
  ENGAGED(
      9,
      List.of(
          "Marketing Manager",
          "SDR Manager",
          "Head of Marketing Operations",
          "Director of Inside Sales",
          "Head of Growth"),
      List.of("software", "professional-services", "healthcare", "financial-services"),
      List.of("pricing-page", "webinar", "trial-signup", "contact-request"),
      List.of("website", "search", "social", "trade-show"),
      80,
      1_500,
      Duration.ofHours(5),
      Duration.ofDays(6)),
  /** Right company, interest still faint. */
  WARM(
      12,
      List.of(
          "Marketing Manager",
          "Campaign Manager",
          "Sales Operations Analyst",
          "Content Strategist",
          "Product Marketing Manager"),
      List.of("manufacturing", "retail", "logistics", "healthcare", "professional-services"),
      List.of("content-download", "webinar", "email-click"),
      List.of("social", "advertising", "trade-show", "search"),
      40,
      900,
      Duration.ofDays(4),
      Duration.ofDays(40)),
  /** Long silent. */
  COLD(
      8,
      List.of("Marketing Assistant", "Sales Manager", "Office Manager", "IT Administrator"),
      List.of("retail", "public-sector", "manufacturing", "non-profit"),
      List.of("newsletter", "email-click"),
      List.of("direct-mail", "advertising", "trade-show"),
      20,
      600,
      Duration.ofDays(55),
      Duration.ofDays(119)),
  /** Will not buy. */
  POOR_FIT(
      9,
      List.of("Student", "Teacher", "Consultant", "Founder", "IT Administrator", "Intern"),
      List.of("education", "non-profit", "public-sector", "professional-services"),
      List.of("content-download", "newsletter", "webinar", "trial-signup"),
      List.of("social", "search", "website"),
      1,
      12,
      Duration.ofHours(2),
      Duration.ofDays(30)),
  /** Wants to look at us. */
  COMPETITOR(
      3,
      List.of("Product Manager", "Competitive Intelligence Analyst", "VP Product"),
      List.of("software"),
      List.of("trial-signup", "pricing-page", "demo-request"),
      List.of("website", "search"),
      120,
      500,
      Duration.ofHours(1),
      Duration.ofDays(9));

  final int count;
  final List<String> titles;
  final List<String> industries;
  final List<String> activities;
  final List<String> sources;
  final int fewestEmployees;
  final int mostEmployees;
  final Duration youngest;
  final Duration oldest;

  Audience(
      int count,
      List<String> titles,
      List<String> industries,
      List<String> activities,
      List<String> sources,
      int fewestEmployees,
      int mostEmployees,
      Duration youngest,
      Duration oldest) {
    this.count = count;
    this.titles = titles;
    this.industries = industries;
    this.activities = activities;
    this.sources = sources;
    this.fewestEmployees = fewestEmployees;
    this.mostEmployees = mostEmployees;
    this.youngest = youngest;
    this.oldest = oldest;
  }
}
