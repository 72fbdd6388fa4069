package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.sluice.decision.Decisions;
import io.sluice.job.UnworkableJobException;
import io.sluice.lead.Company;
import io.sluice.lead.Customers;
import io.sluice.lead.Lead;
import io.sluice.lead.Origin;
import io.sluice.lead.Person;
import io.sluice.routing.Route;
import io.sluice.routing.RoutingPolicy;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Where the shipped table sends which lead. */
@ProcessTest
class RoutingPolicyIT {

  @Autowired RoutingPolicy policy;
  @Autowired Customers customers;
  @Autowired JsonMapper json;

  @ParameterizedTest
  @CsvSource({
    "US, 99, americas, small",
    "DE, 100, emea, mid-market",
    "JP, 999, apac, mid-market",
    "BR, 1000, americas, enterprise",
    "NG, , emea, ",
    ", 5, , small",
    ", , , "
  })
  void asksForRepsOfTheLeadsTerritoryAndSegment(
      String country, Integer employees, String territory, String segment) {
    assertThat(policy.route(lead(country, employees), "accept-lead", "inside-sales"))
        .isEqualTo(new Route("inside-sales", territory, segment, "inside-sales-queue"));
  }

  /** But for Antarctica, where nobody is of any territory. */
  @Test
  void everyCountryIsOfATerritory() {
    assertThat(
            Arrays.stream(Locale.getISOCountries())
                .filter(country -> route(country).territory() == null))
        .containsExactly("AQ");
  }

  @ParameterizedTest
  @CsvSource({"team, no queue", "queue, no team"})
  void tableThatNamesNoTeamOrNoQueueIsToBeMended(String named, String missing) {
    var decisions = mock(Decisions.class);
    var answer = json.valueToTree(Map.of(named, "sales"));
    when(decisions.answer(any(), any(), any())).thenReturn(json.convertValue(answer, Route.class));

    assertThatThrownBy(
            () ->
                new RoutingPolicy(decisions, customers)
                    .route(lead("US", 5), "accept-lead", "inside-sales"))
        .isInstanceOf(UnworkableJobException.class)
        .hasMessage(
            "Decision 'routing-policy' answers %s for task 'accept-lead' of team 'inside-sales': mend the table in Modeler, deploy, and retry."
                .formatted(missing));
  }

  private Route route(String country) {
    return policy.route(lead(country, null), "accept-lead", "inside-sales");
  }

  private static Lead lead(String country, Integer employees) {
    return new Lead(
        UUID.randomUUID(),
        0,
        "dana@northwind.example",
        new Person("dana@northwind.example", null, null, null, null),
        new Company(null, null, country, null, employees, null, null, null),
        new Origin(null, null),
        null);
  }
}
