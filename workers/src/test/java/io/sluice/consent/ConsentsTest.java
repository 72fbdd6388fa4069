package io.sluice.consent;

import static io.sluice.consent.ConsentState.GRANTED;
import static io.sluice.consent.ConsentState.UNKNOWN;
import static io.sluice.consent.ConsentState.WITHDRAWN;
import static io.sluice.consent.ConsentTopic.ALL_EMAIL;
import static io.sluice.consent.ConsentTopic.EVERYTHING;
import static io.sluice.consent.ConsentTopic.MARKETING_EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.consent.Consents.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsentsTest {

  private static final ConsentTopic NEWSLETTER = new ConsentTopic("newsletter", "email");
  private static final ConsentTopic BY_PHONE = new ConsentTopic("marketing", "phone");
  private static final Instant BEGIN = Instant.parse("2026-11-02T09:00:00Z");

  private final List<ConsentEntry> log = new ArrayList<>();

  @Test
  void nothingSaidIsUnknown() {
    assertThat(consents().state(MARKETING_EMAIL)).isEqualTo(UNKNOWN);
    assertThat(consents().current()).isEmpty();
  }

  @Test
  void consentForOneThingIsForNothingElse() {
    said(GRANTED, NEWSLETTER);

    assertThat(consents().state(NEWSLETTER)).isEqualTo(GRANTED);
    assertThat(consents().state(MARKETING_EMAIL)).isEqualTo(UNKNOWN);
    assertThat(consents().state(BY_PHONE)).isEqualTo(UNKNOWN);
  }

  @Test
  void theLastWordCounts() {
    said(GRANTED, MARKETING_EMAIL);
    said(WITHDRAWN, MARKETING_EMAIL);
    assertThat(consents().state(MARKETING_EMAIL)).isEqualTo(WITHDRAWN);

    said(GRANTED, MARKETING_EMAIL);
    assertThat(consents().state(MARKETING_EMAIL)).isEqualTo(GRANTED);
  }

  @Test
  void allOfAChannelTakenBackIsEachPurposeAlsoOnesNeverSpokenOf() {
    said(GRANTED, NEWSLETTER);
    said(GRANTED, BY_PHONE);
    said(WITHDRAWN, ALL_EMAIL);

    assertThat(consents().state(NEWSLETTER)).isEqualTo(WITHDRAWN);
    assertThat(consents().state(MARKETING_EMAIL)).isEqualTo(WITHDRAWN);
    assertThat(consents().state(BY_PHONE)).isEqualTo(GRANTED);
  }

  @Test
  void whoTookAllBackMayAgreeToOneThingAnew() {
    said(WITHDRAWN, EVERYTHING);
    said(GRANTED, NEWSLETTER);

    assertThat(consents().state(NEWSLETTER)).isEqualTo(GRANTED);
    assertThat(consents().state(MARKETING_EMAIL)).isEqualTo(WITHDRAWN);
    assertThat(consents().current())
        .containsExactly(
            new Standing("all", "all", "withdrawn", BEGIN),
            new Standing("newsletter", "email", "granted", BEGIN.plusSeconds(1)));
  }

  private Consents consents() {
    return new Consents(log);
  }

  private void said(ConsentState state, ConsentTopic topic) {
    var at = BEGIN.plusSeconds(log.size());
    log.add(
        new ConsentEntry(
            topic.purpose(), topic.channel(), state.code(), "test", "v1", at, at, null, null));
  }
}
