package io.sluice.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.bpmn.Models;
import io.sluice.lead.Company;
import io.sluice.lead.Lead;
import io.sluice.lead.Origin;
import io.sluice.lead.Person;
import io.sluice.lead.Purchases;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What the workers gather and what the catalogue says are the same. */
class FactCatalogueTest {

  private static final FactCatalogue CATALOGUE = FactCatalogue.read(JsonMapper.shared());

  private static final Lead LEAD =
      new Lead(
          UUID.randomUUID(),
          0,
          "jane@acme.example",
          new Person("jane@acme.example", "Jane", "Doe", null, "CMO"),
          new Company(null, null, null, null, null, null, null, null),
          new Origin("website", "inbound"),
          Instant.EPOCH);

  @Test
  void fitIsHandedWhatIsGatheredForIt() {
    assertThat(CATALOGUE.handedTo(Models.ICP_FIT))
        .containsExactlyInAnyOrderElementsOf(FitFacts.of(LEAD).keySet());
  }

  @Test
  void valueIsHandedWhatIsGatheredForIt() {
    assertThat(CATALOGUE.handedTo(Models.LEAD_VALUE))
        .containsExactlyInAnyOrderElementsOf(
            ValueFacts.of(LEAD, new Purchases(0, BigDecimal.ZERO)).keySet());
  }

  @Test
  void readinessIsHandedWhatIsGatheredForIt() {
    assertThat(CATALOGUE.handedTo(Models.SALES_READINESS))
        .containsExactlyInAnyOrderElementsOf(ReadinessCheck.FACTS.keySet());
  }

  @Test
  void whatIsKnownOnlyAfterContactIsHandedToNone() {
    var gathered = new HashMap<>(FitFacts.of(LEAD));
    gathered.put("budgetConfirmed", "met");
    gathered.put("shoeSize", 42);

    assertThat(CATALOGUE.admit(Models.ICP_FIT, gathered)).isEqualTo(FitFacts.of(LEAD));
  }
}
