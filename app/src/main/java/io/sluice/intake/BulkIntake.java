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
    register.hold();
    var outcomes = new Run(leads, arrival).outcomes();
    arrivals.recordAll(arrival, outcomes);
    return outcomes;
  }

  /** One call, while nobody else takes rows in. */
  private final class Run {

    private final List<RawFields> leads;
    private final Arrival arrival;
    private final List<Reading> readings;
    private final RowOutcome[] outcomes;

    Run(List<RawFields> leads, Arrival arrival) {
      this.leads = leads;
      this.arrival = arrival;
      var remembering = reader.remembering();
      this.readings = leads.stream().map(lead -> read(remembering, lead)).toList();
      this.outcomes = new RowOutcome[leads.size()];
    }

    private static Reading read(SubmissionReader reader, RawFields lead) {
      try {
        return new Reading(reader.read(lead), Fingerprint.of(lead), List.of());
      } catch (Problem.Refused e) {
        return new Reading(null, null, e.violations());
      }
    }

    List<RowOutcome> outcomes() {
      var receipts =
          answers.findRows(
              readings.stream().map(Reading::fingerprint).filter(Objects::nonNull).toList());
      var firsts = firsts(receipts);
      var given = take(firsts);
      answers.keepRows(given);
      receipts.putAll(given);
      for (int row = 0; row < outcomes.length; row++) {
        if (outcomes[row] == null) {
          outcomes[row] = repeated(readings.get(row).fingerprint(), receipts, firsts);
        }
      }
      return List.of(outcomes);
    }

    /** Where each row that nobody has sent before stands first. */
    private Map<Fingerprint, Integer> firsts(Map<Fingerprint, Receipt> answered) {
      var firsts = new LinkedHashMap<Fingerprint, Integer>();
      for (int row = 0; row < outcomes.length; row++) {
        var reading = readings.get(row);
        if (reading.submission() == null) {
          outcomes[row] = new RowOutcome.Refused(reading.violations(), false);
        } else if (!answered.containsKey(reading.fingerprint())) {
          firsts.putIfAbsent(reading.fingerprint(), row);
        }
      }
      return firsts;
    }

    private Map<Fingerprint, Receipt> take(Map<Fingerprint, Integer> firsts) {
      var rows = List.copyOf(firsts.values());
      var registrations =
          register.register(rows.stream().map(row -> readings.get(row).submission()).toList());
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
            tell(registration, readings.get(row).submission());
            if (registration instanceof Registration.CycleOpened) {
              opened.put(registration.leadId(), registration.cycle());
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

    private void tell(Registration registration, Submission submission) {
      consents.grant(registration.enteredAs(), arrival.consents());
      if (registration instanceof Registration.Engaged) {
        customers.hear(registration.leadId(), submission);
      }
    }

    /** Fares as the first of its kind did; who had to be left alone then has to be still. */
    private RowOutcome repeated(
        Fingerprint row, Map<Fingerprint, Receipt> receipts, Map<Fingerprint, Integer> firsts) {
      var receipt = receipts.get(row);
      return receipt == null ? outcomes[firsts.get(row)] : new RowOutcome.Repeated(receipt);
    }
  }

  /**
   * @param submission null where it was refused, and the fingerprint with it
   */
  private record Reading(
      Submission submission, Fingerprint fingerprint, List<Violation> violations) {}
}
