package io.sluice.customer;

import io.sluice.followup.CustomerStory;
import io.sluice.lead.Customer;
import io.sluice.lead.Customers;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells briefs since when somebody is a customer, what was sold to them, and what was agreed. */
@Repository
class CustomerHistory implements CustomerStory {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  private final Customers customers;
  private final JdbcClient jdbc;

  CustomerHistory(Customers customers, JdbcClient jdbc) {
    this.customers = customers;
    this.jdbc = jdbc;
  }

  @Override
  public Optional<String> tell(UUID leadId) {
    return customers
        .findOfAccount(leadId)
        .map(
            customer ->
                customer.leadId().equals(leadId)
                    ? Stream.of(List.of(standing(customer)), sales(leadId), answers(leadId))
                        .flatMap(List::stream)
                        .collect(Collectors.joining("\n\n"))
                    : standing(customer));
  }

  @Override
  public int toldCycle(UUID leadId, int cycle) {
    return jdbc.sql(
            """
            select coalesce((
                select max(won.cycle) from lead_cycle won
                join lead_cycle now on now.lead_id = won.lead_id and now.cycle > won.cycle
                where won.lead_id = :leadId and won.outcome = 'customer'
                  and now.cycle = :cycle and now.entry = 'customer'),
              :cycle)
            """)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .query(Integer.class)
        .single();
  }

  private String standing(Customer customer) {
    return "**Customer since %s**, looked after by %s"
        .formatted(
            DAY.format(day(customer.since())),
            customer.lookedAfterBy() == null ? "nobody yet" : name(customer.lookedAfterBy()));
  }

  private List<String> sales(UUID leadId) {
    return jdbc
        .sql(
            """
            select coalesce(r.name, e.owner) as seller, e.expected_value,
              e.expected_close_date, e.reached_at
            from stage_event e left join rep r on r.username = e.owner
            where e.lead_id = :leadId and e.stage = 'won' order by e.stage_event_id
            """)
        .param("leadId", leadId)
        .query(Sale.class)
        .list()
        .stream()
        .map(Sale::told)
        .toList();
  }

  private List<String> answers(UUID leadId) {
    return jdbc
        .sql(
            """
            select a.answered_at, coalesce(r.name, a.username) as csm, a.outcome, a.expansion,
              a.goal, a.note
            from care_answer a left join rep r on r.username = a.username
            where a.lead_id = :leadId order by a.answered_at, a.element_instance_key
            """)
        .param("leadId", leadId)
        .query(Told.class)
        .list()
        .stream()
        .map(Told::told)
        .toList();
  }

  private String name(String username) {
    return jdbc.sql("select name from rep where username = :username")
        .param("username", username)
        .query(String.class)
        .optional()
        .orElse(username);
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  private static String joined(String separator, String... parts) {
    return Stream.of(parts)
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining(separator));
  }

  /**
   * What was signed.
   *
   * @param expectedValue US dollars, as it was signed; null where nobody said
   */
  private record Sale(
      String seller, BigDecimal expectedValue, LocalDate expectedCloseDate, Instant reachedAt) {

    String told() {
      return joined(
          " ",
          "Sold",
          expectedValue == null
              ? null
              : "for " + String.format(Locale.ENGLISH, "%,.0f US dollars", expectedValue),
          seller == null ? null : "by " + seller,
          "on",
          DAY.format(expectedCloseDate == null ? day(reachedAt) : expectedCloseDate));
    }
  }

  private record Told(
      Instant answeredAt, String csm, String outcome, String expansion, String goal, String note) {

    String told() {
      var head =
          joined(", ", DAY.format(day(answeredAt)), csm, outcome.replace('-', ' '), expansion);
      var wants = goal == null ? null : "they want " + goal;
      var said = joined("; ", wants, note);
      return said.isEmpty() ? head : head + ": " + said;
    }
  }
}
