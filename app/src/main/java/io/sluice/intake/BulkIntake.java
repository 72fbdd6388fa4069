package io.sluice.intake;

import io.sluice.consent.ConsentLog;
import io.sluice.lead.BulkRegister;
import io.sluice.lead.BulkRegistration;
import io.sluice.lead.Registration;
import io.sluice.lead.Submission;
import io.sluice.outbox.Outbox;
import io.sluice.outbox.Priority;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.request.RawFields;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way in for many: each lead fares as if it had been given to {@link Intake} by itself, in this
 * order and under the key of its row, but all are committed together and start after everybody
 * else.
 */
@Service
public class BulkIntake {

  private final SubmissionReader reader;
  private final BulkRegister register;
  private final Outbox outbox;
  private final CustomerRequests customers;
  private final IdempotentAnswers answers;
  private final Arrivals arrivals;
  private final ConsentLog consents;

  BulkIntake(
      SubmissionReader reader,
      BulkRegister register,
      Outbox outbox,
      CustomerRequests customers,
      IdempotentAnswers answers,
      Arrivals arrivals,
      ConsentLog consents) {
    this.reader = reader;
    this.register = register;
    this.outbox = outbox;
    this.customers = customers;
    this.answers = answers;
    this.arrivals = arrivals;
    this.consents = consents;
  }

  /**
   * Takes in what can be taken in. Where the transaction fails, nothing of it is stored, and it can
   * be tried again.
   *
   * @return what became of each, in the order of the leads
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<RowOutcome> submit(List<RawFields> leads, Arrival arrival) {
    if (leads.isEmpty()) {
      return List.of();
    }
    var readings = leads.stream().map(this::read).toList();
    register.hold();
    var receipts =
        answers.findRows(
            readings.stream().map(Reading::fingerprint).filter(Objects::nonNull).toList());
    var outcomes = new RowOutcome[leads.size()];
    var fresh = new LinkedHashMap<Fingerprint, Integer>();
    for (int row = 0; row < readings.size(); row++) {
      var reading = readings.get(row);
      if (reading.submission() == null) {
        outcomes[row] = new RowOutcome.Refused(reading.violations(), false);
      } else if (!receipts.containsKey(reading.fingerprint())) {
        fresh.putIfAbsent(reading.fingerprint(), row);
      }
    }
    var taken = take(fresh, readings, leads, arrival, outcomes);
    receipts.putAll(taken);
    for (int row = 0; row < readings.size(); row++) {
      if (outcomes[row] == null) {
        outcomes[row] = again(readings.get(row), receipts, fresh, outcomes);
      }
    }
    answers.keepRows(taken);
    var all = List.of(outcomes);
    arrivals.recordAll(arrival, all);
    return all;
  }

  private Reading read(RawFields lead) {
    try {
      return new Reading(reader.read(lead), Fingerprint.of(lead), List.of());
    } catch (Problem.Refused e) {
      return new Reading(null, null, e.violations());
    }
  }

  /** The rows that nobody has sent before, and of those that are here twice the first. */
  private Map<Fingerprint, Receipt> take(
      Map<Fingerprint, Integer> fresh,
      List<Reading> readings,
      List<RawFields> leads,
      Arrival arrival,
      RowOutcome[] outcomes) {
    var rows = List.copyOf(fresh.values());
    var submissions = rows.stream().map(row -> readings.get(row).submission()).toList();
    var registrations = register.register(submissions);
    var receipts = new LinkedHashMap<Fingerprint, Receipt>();
    var opened = new HashMap<UUID, Integer>();
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      switch (registrations.get(i)) {
        case BulkRegistration.Suppressed suppressed ->
            outcomes[row] =
                new RowOutcome.Refused(
                    Intake.suppressed(leads.get(row), suppressed.why()).violations(), true);
        case BulkRegistration.Entered entered -> {
          var registration = entered.registration();
          consents.grant(registration.enteredAs(), arrival.consents());
          if (registration instanceof Registration.CycleOpened cycle) {
            opened.put(cycle.leadId(), cycle.cycle());
          } else {
            customers.hear(registration.leadId(), submissions.get(i));
          }
          var receipt = Receipt.of(registration);
          receipts.put(readings.get(row).fingerprint(), receipt);
          outcomes[row] = new RowOutcome.Taken(receipt);
        }
      }
    }
    outbox.startCycles(opened, Priority.BULK);
    return receipts;
  }

  /** A row that came before fares as it did then; who was suppressed then is so still. */
  private static RowOutcome again(
      Reading reading,
      Map<Fingerprint, Receipt> receipts,
      Map<Fingerprint, Integer> fresh,
      RowOutcome[] outcomes) {
    var receipt = receipts.get(reading.fingerprint());
    return receipt == null
        ? outcomes[fresh.get(reading.fingerprint())]
        : new RowOutcome.Repeated(receipt);
  }

  /**
   * @param submission null where it was refused, and the fingerprint with it
   */
  private record Reading(
      Submission submission, Fingerprint fingerprint, List<Violation> violations) {}
}
