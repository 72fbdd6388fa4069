package io.sluice.privacy;

import io.sluice.consent.ConsentGrant;
import io.sluice.consent.ConsentState;
import io.sluice.consent.ConsentTopic;
import io.sluice.consent.ConsentWithdrawal;
import io.sluice.problem.Problem;
import io.sluice.request.ActiveReps;
import io.sluice.request.FieldChecks;
import io.sluice.request.RawFields;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Makes of what arrived what a person agrees to or takes back, or says all that is wrong. */
@Component
class ConsentReader {

  static final List<String> FIELDS =
      List.of("state", "purpose", "channel", "source", "textVersion", "at", "address", "by");

  private static final String STATE = "state";
  private static final String PURPOSE = "purpose";
  private static final String CHANNEL = "channel";
  private static final String SOURCE = "source";
  private static final String TEXT_VERSION = "textVersion";
  private static final String AT = "at";
  private static final String ADDRESS = "address";
  private static final String BY = "by";

  private static final Set<String> STATES =
      Set.of(ConsentState.GRANTED.code(), ConsentState.WITHDRAWN.code());
  private static final Set<String> CHANNELS =
      Set.of(ConsentTopic.EMAIL, "phone", "sms", "post", ConsentTopic.ALL);
  private static final Pattern WORD = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern NETWORK_ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");

  private final ActiveReps reps;
  private final Clock clock;

  ConsentReader(ActiveReps reps, Clock clock) {
    this.reps = reps;
    this.clock = clock;
  }

  /** What a caller tells. */
  sealed interface Told {}

  /**
   * @param by user name of the rep who enters it, null where none does
   */
  record Granted(ConsentGrant grant, String by) implements Told {}

  record Withdrawn(ConsentWithdrawal withdrawal) implements Told {}

  /**
   * @throws Problem with every violation
   */
  Told read(RawFields sent) {
    var fields = new FieldChecks(sent, FIELDS);
    List.of(STATE, PURPOSE, CHANNEL, SOURCE).forEach(fields::require);
    var state = fields.choice(STATE, STATES, null);
    var purpose =
        matching(fields, PURPOSE, WORD, "send a word in small letters, such as marketing");
    var channel = fields.choice(CHANNEL, CHANNELS, null);
    var source = fields.text(SOURCE, 100);
    var textVersion = fields.text(TEXT_VERSION, 100);
    var at = at(fields);
    var address = matching(fields, ADDRESS, NETWORK_ADDRESS, "send an IPv4 or IPv6 address");
    var by = reps.read(fields, BY, Optional.empty());
    var granted = ConsentState.GRANTED.code().equals(state);
    if (granted) {
      requireProof(fields, purpose, channel);
    } else if (state != null) {
      refuseProof(fields, sent);
    }
    fields.requireNoViolation("Nothing was changed; errors lists what to change.");
    return granted
        ? new Granted(new ConsentGrant(purpose, channel, source, textVersion, at, address), by)
        : new Withdrawn(new ConsentWithdrawal(new ConsentTopic(purpose, channel), source, at, by));
  }

  private static void requireProof(FieldChecks fields, String purpose, String channel) {
    fields.require(TEXT_VERSION);
    if (ConsentTopic.ALL.equals(purpose)) {
      fields.refuse(PURPOSE, "send one purpose: consent is specific, only withdrawn it may be all");
    }
    if (ConsentTopic.ALL.equals(channel)) {
      fields.refuse(CHANNEL, "send one channel: consent is specific, only withdrawn it may be all");
    }
  }

  private static void refuseProof(FieldChecks fields, RawFields sent) {
    for (var field : List.of(TEXT_VERSION, ADDRESS)) {
      if (sent.fields().containsKey(field)) {
        fields.refuse(field, "remove this field: taking consent back needs no proof");
      }
    }
  }

  private static String matching(FieldChecks fields, String field, Pattern form, String fix) {
    var text = fields.text(field, 64);
    if (text != null && !form.matcher(text).matches()) {
      fields.refuse(field, fix);
      return null;
    }
    return text;
  }

  private Instant at(FieldChecks fields) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var text = fields.text(AT, 64);
    if (text == null) {
      return now;
    }
    try {
      var at = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
      if (at.isAfter(now)) {
        fields.refuse(AT, "send an instant that has been");
      }
      return at;
    } catch (DateTimeException e) {
      fields.refuse(AT, "send an instant with offset or Z, such as 2026-11-12T18:00:00+01:00");
      return null;
    }
  }
}
