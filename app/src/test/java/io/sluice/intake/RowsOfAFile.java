package io.sluice.intake;

import io.sluice.request.RawFields;
import io.sluice.request.RawValue;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;

/**
 * Rows about few people of few companies, so that they meet in every way. A person keeps to one
 * company, which is called the same by all its people.
 */
final class RowsOfAFile {

  /** Two of these are called the same in one country. */
  record CompanyKnown(String domain, String name, String country) {}

  record Somebody(String address, CompanyKnown company) {

    boolean hasDomainOfTheirOwn() {
      return !address.endsWith("@gmail.com");
    }
  }

  private static final CompanyKnown ACME = new CompanyKnown("acme.example", "Acme GmbH", "DE");
  private static final CompanyKnown GROUP = new CompanyKnown("acme-group.example", "ACME", "DE");
  private static final CompanyKnown GLOBEX = new CompanyKnown("globex.example", "Globex AG", "CH");
  private static final CompanyKnown INITECH = new CompanyKnown("initech.example", "Initech", "GB");

  static final List<CompanyKnown> COMPANIES = List.of(ACME, GROUP, GLOBEX, INITECH);

  static final List<Somebody> PEOPLE =
      List.of(
          new Somebody("ada@acme.example", ACME),
          new Somebody("bob@acme.example", ACME),
          new Somebody("cy@acme-group.example", GROUP),
          new Somebody("di@globex.example", GLOBEX),
          new Somebody("ed@globex.example", GLOBEX),
          new Somebody("flo@initech.example", INITECH),
          new Somebody("gusto@gmail.com", ACME),
          new Somebody("halley@gmail.com", ACME),
          new Somebody("ivysson@gmail.com", GLOBEX),
          new Somebody("johanna@gmail.com", INITECH),
          new Somebody("kim@competitor.example", GLOBEX),
          new Somebody("lee@sub.listed.example", GLOBEX),
          new Somebody("mo@globex.example", GLOBEX));

  private RowsOfAFile() {}

  /**
   * @param bits from which all else is drawn
   */
  static RawFields row(int person, long bits) {
    var somebody = PEOPLE.get(person);
    var drawn = new Bits(bits);
    var fields = new TreeMap<String, RawValue>();
    put(fields, LeadField.EMAIL, spelt(somebody.address(), drawn.one(5)));
    put(fields, LeadField.SOURCE, "fair");
    put(
        fields,
        LeadField.ACTIVITY,
        List.of("webinar", "demo-request", "email-open").get(drawn.one(3)));
    if (drawn.one(2) == 0) {
      put(fields, LeadField.COMPANY, somebody.company().name());
    }
    if (drawn.one(2) == 0) {
      put(fields, LeadField.COUNTRY, somebody.company().country());
    }
    if (drawn.one(3) == 0) {
      var own = somebody.company().domain();
      var site = somebody.hasDomainOfTheirOwn() ? COMPANIES.get(drawn.one(4)).domain() : own;
      put(fields, LeadField.WEBSITE, "https://www." + site + "/");
    }
    maybe(fields, drawn, LeadField.FIRST_NAME, "Ada", "Bo");
    maybe(fields, drawn, LeadField.LAST_NAME, "Lovelace", "Li");
    maybe(fields, drawn, LeadField.PHONE, "+41 44 668 18 00", "044 668 18 01");
    maybe(fields, drawn, LeadField.JOB_TITLE, "CTO", "Buyer");
    maybe(fields, drawn, LeadField.INDUSTRY, "software", "steel");
    maybe(fields, drawn, LeadField.EMPLOYEES, "50", "7000");
    maybe(fields, drawn, LeadField.ANNUAL_REVENUE, "1000000", "7000000000");
    maybe(fields, drawn, LeadField.SALES_STAFF, "3", "4");
    maybe(fields, drawn, LeadField.MARKETING_STAFF, "1", "2");
    maybe(fields, drawn, LeadField.PRODUCT_INTEREST, "pumps", "valves");
    maybe(fields, drawn, LeadField.NOTE, "Met at the fair,\nlate", "Call in May");
    maybe(
        fields, drawn, LeadField.OCCURRED_AT, "2026-01-02T03:04:05+01:00", "2026-02-01T00:00:00Z");
    if (drawn.one(6) == 0) {
      put(fields, LeadField.ENTRY, "teleprospecting");
      put(fields, LeadField.ENTERED_BY, "sam");
    }
    spoil(fields, drawn.one(20));
    return new RawFields(fields, List.of());
  }

  private static void spoil(TreeMap<String, RawValue> fields, int how) {
    switch (how) {
      case 0 -> put(fields, LeadField.EMAIL, "nobody");
      case 1 -> fields.remove(LeadField.SOURCE);
      case 2 -> put(fields, LeadField.ENTERED_BY, "nobody-here");
      default -> {}
    }
  }

  private static String spelt(String address, int how) {
    return switch (how) {
      case 0 -> address.toUpperCase(Locale.ROOT);
      case 1 -> address.replace("@", "+fair@");
      case 2 -> " " + address + " ";
      default -> address;
    };
  }

  private static void maybe(
      TreeMap<String, RawValue> fields, Bits drawn, String field, String one, String other) {
    switch (drawn.one(4)) {
      case 0 -> put(fields, field, one);
      case 1 -> put(fields, field, other);
      default -> {}
    }
  }

  private static void put(TreeMap<String, RawValue> fields, String field, String value) {
    fields.put(field, new RawValue(RawValue.Kind.UNTYPED, value));
  }

  /** Small numbers that a seed leads to, always the same. */
  private static final class Bits {

    private final Random random;

    Bits(long seed) {
      random = new Random(seed);
    }

    int one(int of) {
      return random.nextInt(of);
    }
  }
}
