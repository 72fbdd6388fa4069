package io.sluice.intake;

import io.sluice.followup.Touches;
import io.sluice.intake.EngagementBatchReceipt.RefusedEngagement;
import io.sluice.intake.EngagementReader.Reading;
import io.sluice.lead.Deed;
import io.sluice.lead.Engaging;
import io.sluice.lead.Heard;
import io.sluice.outbox.Outbox;
import io.sluice.outbox.Priority;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.request.RawFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Records what known people did, and what reps did with them. */
@Service
class Engagements {

  private final EngagementReader reader;
  private final Engaging engaging;
  private final CustomerRequests customers;
  private final Outbox outbox;
  private final TransactionOperations transaction;
  private final Touches touches;

  Engagements(
      EngagementReader reader,
      Engaging engaging,
      CustomerRequests customers,
      Outbox outbox,
      TransactionOperations transaction,
      Touches touches) {
    this.reader = reader;
    this.engaging = engaging;
    this.customers = customers;
    this.outbox = outbox;
    this.transaction = transaction;
    this.touches = touches;
  }

  /**
   * Records an engagement. One with a rep is a touch besides, which stays recorded also when the
   * engine is away and the clocks are not moved.
   *
   * @throws Problem where it cannot be recorded; then nothing is stored
   */
  EngagementReceipt record(RawFields engagement) {
    var reading = reader.read(List.of(engagement), false).getFirst();
    if (reading.isRefused()) {
      throw Problem.invalid(
          "Nothing was recorded; errors lists what to change.", reading.violations());
    }
    var deeds = List.of(reading.deed());
    var heard = engage(deeds);
    return switch (heard.getFirst()) {
      case Heard.Recorded recorded ->
          new EngagementReceipt(recorded.leadId(), false, touch(deeds, heard));
      case Heard.Duplicate duplicate ->
          new EngagementReceipt(duplicate.leadId(), true, touch(deeds, heard));
      case Heard.Unknown unknown ->
          throw Problem.notFound("No lead has this id or e-mail address.");
      case Heard.Suppressed suppressed ->
          throw Problem.suppressed(
              "Nothing was recorded: this person is %s.".formatted(suppressed.why()),
              suppressed(suppressed));
    };
  }

  /** Records those engagements that can be recorded, each for itself. */
  EngagementBatchReceipt recordAll(List<RawFields> engagements) {
    var readings = reader.read(engagements, true);
    var deeds = readings.stream().filter(r -> !r.isRefused()).map(Reading::deed).toList();
    var heard = engage(deeds);
    return receipt(readings, heard, touch(deeds, heard));
  }

  private List<Heard> engage(List<Deed> deeds) {
    if (deeds.isEmpty()) {
      return List.of();
    }
    return transaction.execute(
        status -> {
          var heard = engaging.engage(deeds);
          tellOthers(deeds, heard);
          return heard;
        });
  }

  private void tellOthers(List<Deed> deeds, List<Heard> heard) {
    var leadsByKind = new TreeMap<String, TreeSet<UUID>>();
    for (int i = 0; i < deeds.size(); i++) {
      if (heard.get(i) instanceof Heard.Recorded recorded && deeds.get(i).isHuman()) {
        leadsByKind
            .computeIfAbsent(deeds.get(i).kind(), kind -> new TreeSet<>())
            .add(recorded.leadId());
      }
    }
    leadsByKind.forEach(customers::hear);
    leadsByKind.keySet().retainAll(Activities.HAND_RAISERS);
    leadsByKind.values().forEach(leads -> outbox.hasten(leads, Priority.HAND_RAISER));
  }

  /**
   * Moves the clocks of each lead whom reps were in touch with: by the first touch and the last. A
   * duplicate too: the clocks may not have been moved when it came first, and move only once.
   */
  private int touch(List<Deed> deeds, List<Heard> heard) {
    var touched = new HashMap<UUID, TreeSet<Instant>>();
    for (int i = 0; i < deeds.size(); i++) {
      var deed = deeds.get(i);
      if (deed.username() != null) {
        known(heard.get(i))
            .ifPresent(
                leadId ->
                    touched
                        .computeIfAbsent(leadId, lead -> new TreeSet<>())
                        .add(deed.occurredAt()));
      }
    }
    return touched.entrySet().stream().mapToInt(this::touch).sum();
  }

  private static Optional<UUID> known(Heard heard) {
    return switch (heard) {
      case Heard.Recorded recorded -> Optional.of(recorded.leadId());
      case Heard.Duplicate duplicate -> Optional.of(duplicate.leadId());
      case Heard.Unknown unknown -> Optional.empty();
      case Heard.Suppressed suppressed -> Optional.empty();
    };
  }

  private int touch(Map.Entry<UUID, TreeSet<Instant>> touched) {
    var instants = touched.getValue();
    var moved = touches.touch(touched.getKey(), instants.removeFirst()).moved();
    return instants.isEmpty()
        ? moved
        : Math.max(moved, touches.touch(touched.getKey(), instants.getLast()).moved());
  }

  private static EngagementBatchReceipt receipt(
      List<Reading> readings, List<Heard> heard, int movedClocks) {
    var refused = new ArrayList<RefusedEngagement>();
    var recorded = 0;
    var duplicate = 0;
    var answers = heard.iterator();
    for (int index = 0; index < readings.size(); index++) {
      var reading = readings.get(index);
      if (reading.isRefused()) {
        refuse(refused, index, reading.violations());
        continue;
      }
      switch (answers.next()) {
        case Heard.Recorded once -> recorded++;
        case Heard.Duplicate again -> duplicate++;
        case Heard.Unknown unknown -> refuse(refused, index, List.of(unknown(reading.deed())));
        case Heard.Suppressed suppressed -> refuse(refused, index, List.of(suppressed(suppressed)));
      }
    }
    return new EngagementBatchReceipt(
        recorded, duplicate, readings.size() - recorded - duplicate, movedClocks, refused);
  }

  private static void refuse(
      List<RefusedEngagement> refused, int index, List<Violation> violations) {
    violations.forEach(
        violation ->
            refused.add(
                new RefusedEngagement(
                    index, violation.field(), violation.value(), violation.fix())));
  }

  private static Violation unknown(Deed deed) {
    var fix = "send the lead first, to /api/leads: none has this ";
    return deed.leadId() == null
        ? new Violation(EngagementReader.EMAIL, deed.email(), fix + "e-mail address")
        : new Violation(EngagementReader.LEAD_ID, deed.leadId().toString(), fix + "id");
  }

  private static Violation suppressed(Heard.Suppressed suppressed) {
    return new Violation(
        EngagementReader.LEAD_ID,
        suppressed.leadId().toString(),
        "leave this person alone, " + suppressed.why());
  }
}
