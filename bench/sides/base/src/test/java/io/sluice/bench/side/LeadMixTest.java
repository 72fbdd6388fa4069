package io.sluice.bench.side;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.bench.side.LeadMix.Kind;
import io.sluice.bench.side.LeadMix.Made;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LeadMixTest {

  private final List<Made> made = new LeadMix(1, "mix").make(1000);

  @Test
  void hasItsShares() {
    var counts = made.stream().collect(Collectors.groupingBy(Made::kind, Collectors.counting()));
    assertThat(counts).containsEntry(Kind.FULL, 840L).containsEntry(Kind.SLEEPER, 100L);
    assertThat(counts).containsEntry(Kind.DUPLICATE, 50L).containsEntry(Kind.POISON, 10L);
  }

  @Test
  void eachIsWhatItsKindSays() {
    assertThat(made)
        .allSatisfy(
            lead -> {
              assertThat(lead.json()).hasSize(LeadMix.BYTES);
              assertThat(lead.lead().hasAddress()).isEqualTo(lead.kind() != Kind.POISON);
              var found = Qualification.of(lead.lead());
              switch (lead.kind()) {
                case FULL, DUPLICATE -> assertThat(found.isQualified()).isTrue();
                case SLEEPER -> assertThat(found.fit()).isEqualTo("D");
                case POISON -> {}
              }
            });
    assertThat(made.stream().map(Made::lead).map(Lead::email).distinct()).hasSize(950);
  }

  @Test
  void sameSeedMakesSameLeads() {
    assertThat(new LeadMix(1, "mix").make(1000).stream().map(Made::lead))
        .containsExactlyElementsOf(made.stream().map(Made::lead).toList());
  }
}
