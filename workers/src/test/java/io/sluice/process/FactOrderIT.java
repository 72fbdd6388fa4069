package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.Company;
import io.sluice.lead.Correction;
import io.sluice.lead.Fact;
import io.sluice.lead.FactOrigin;
import io.sluice.lead.LeadCorrections;
import io.sluice.lead.LeadFacts;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.Origin;
import io.sluice.lead.Person;
import io.sluice.lead.Submission;
import io.sluice.local.test.TestStack;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * In no order of submissions, corrections, reps' entries and enrichments does a source win over a
 * person. What sources say, people never say, so that it shows whose word stands.
 */
@ProcessTest
class FactOrderIT {

  private static final int ORDERS = 100;
  private static final int STEPS = 12;
  private static final List<String> OF_PEOPLE = List.of("US", "DE", "FR");
  private static final List<String> OF_SOURCES = List.of("JP", "BR", "KE");

  @Autowired Waterfall waterfall;
  @Autowired LeadRegister register;
  @Autowired LeadCorrections corrections;
  @Autowired LeadFacts facts;
  @Autowired TransactionTemplate transaction;

  @Test
  void noSourceWinsOverAPerson() {
    var filled = 0;
    for (var seed = 0; seed < ORDERS; seed++) {
      filled += new Order(new Random(seed), "order " + seed).run();
    }
    assertThat(filled).as("facts that a source filled").isPositive();
  }

  /** One lead, and of which of its facts a person has spoken. */
  private final class Order {

    private final Random random;
    private final String name;
    private final String email = "dana@" + UUID.randomUUID() + ".example";
    private final Set<Fact> said = EnumSet.noneOf(Fact.class);
    private final UUID lead;

    Order(Random random, String name) {
      this.random = random;
      this.name = name;
      this.lead = submit();
    }

    /** Returns how many facts a source's word stands for in the end. */
    int run() {
      for (var step = 0; step < STEPS; step++) {
        var before = values();
        switch (random.nextInt(5)) {
          case 0 -> submit();
          case 1 -> correct(before);
          case 2 -> enter();
          default -> fill(before);
        }
        said.forEach(
            fact ->
                assertThat(isOfSource(fact, values().get(fact))).as(name + ": " + fact).isFalse());
      }
      return (int)
          values().entrySet().stream()
              .filter(known -> isOfSource(known.getKey(), known.getValue()))
              .count();
    }

    private UUID submit() {
      var given = any(OF_PEOPLE, 0);
      said.addAll(given.keySet());
      var submission =
          new Submission(
              new Person(email, "Dana", "Reed", null, null),
              company(given),
              new Origin("website", "inbound"),
              "pricing-page",
              TestStack.shared().clock().now());
      return transaction.execute(status -> register.register(submission)).leadId();
    }

    /** The form shows what is known; what is left as it is, is not the person's word. */
    private void correct(Map<Fact, String> shown) {
      var given = any(OF_PEOPLE, 0);
      var company = given.getOrDefault(Fact.COMPANY, shown.get(Fact.COMPANY));
      var country = given.getOrDefault(Fact.COUNTRY, shown.get(Fact.COUNTRY));
      corrections.apply(
          lead, new Correction(null, null, null, null, null, company, null, country), "jordan");
      for (var fact : List.of(Fact.COMPANY, Fact.COUNTRY)) {
        if (given.containsKey(fact) && !given.get(fact).equals(shown.get(fact))) {
          said.add(fact);
          assertThat(values()).as(name).containsEntry(fact, given.get(fact));
        }
      }
    }

    private void enter() {
      var given = any(OF_PEOPLE, 0);
      given.replaceAll((fact, value) -> random.nextInt(4) == 0 ? null : value);
      facts.enter(lead, given, "sam");
      said.addAll(given.keySet());
      assertThat(values()).as(name).containsAllEntriesOf(given);
    }

    private void fill(Map<Fact, String> before) {
      var given = any(OF_SOURCES, 1_000);
      var source = random.nextBoolean() ? "company-file" : "http";
      transaction.executeWithoutResult(
          status ->
              facts.fill(lead, given, FactOrigin.source(source, TestStack.shared().clock().now())));
      var expected = new EnumMap<>(before);
      given.forEach(
          (fact, value) -> {
            if (!said.contains(fact)) {
              expected.put(fact, value);
            }
          });
      assertThat(values()).as(name).isEqualTo(expected);
    }

    private Map<Fact, String> any(List<String> countries, int least) {
      var given = new EnumMap<Fact, String>(Fact.class);
      for (var fact : Fact.FIRMOGRAPHICS) {
        if (random.nextInt(3) == 0) {
          given.put(
              fact,
              switch (fact) {
                case COUNTRY -> countries.get(random.nextInt(countries.size()));
                case COMPANY, INDUSTRY -> (least == 0 ? "said " : "found ") + random.nextInt(3);
                default -> String.valueOf(least + random.nextInt(3));
              });
        }
      }
      return given;
    }

    private boolean isOfSource(Fact fact, String value) {
      return value != null
          && switch (fact) {
            case COUNTRY -> OF_SOURCES.contains(value);
            case COMPANY, INDUSTRY -> value.startsWith("found");
            default -> Long.parseLong(value) >= 1_000;
          };
    }

    private Map<Fact, String> values() {
      var company = waterfall.lead(lead).company();
      var values = new EnumMap<Fact, String>(Fact.class);
      values.put(Fact.COMPANY, company.name());
      values.put(Fact.COUNTRY, company.country());
      values.put(Fact.INDUSTRY, company.industry());
      values.put(Fact.EMPLOYEES, text(company.employees()));
      values.put(Fact.ANNUAL_REVENUE, text(company.annualRevenue()));
      values.put(Fact.MARKETING_STAFF, text(company.marketingStaff()));
      values.put(Fact.SALES_STAFF, text(company.salesStaff()));
      return values;
    }

    private static String text(Number number) {
      return number == null ? null : number.toString();
    }

    private static Company company(Map<Fact, String> given) {
      return new Company(
          given.get(Fact.COMPANY),
          null,
          given.get(Fact.COUNTRY),
          given.get(Fact.INDUSTRY),
          number(given.get(Fact.EMPLOYEES)),
          given.containsKey(Fact.ANNUAL_REVENUE)
              ? Long.valueOf(given.get(Fact.ANNUAL_REVENUE))
              : null,
          number(given.get(Fact.MARKETING_STAFF)),
          number(given.get(Fact.SALES_STAFF)));
    }

    private static Integer number(String text) {
      return text == null ? null : Integer.valueOf(text);
    }
  }
}
