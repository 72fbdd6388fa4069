package io.sluice.customer;

import io.sluice.job.LeadJob;
import io.sluice.job.UnworkableJobException;
import io.sluice.routing.Answers;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what a customer success manager answered, and that their task is done; both or neither. */
@Service
class CareRecording {

  private final CareLog log;
  private final Answers answers;
  private final Clock clock;

  CareRecording(CareLog log, Answers answers, Clock clock) {
    this.log = log;
    this.answers = answers;
    this.clock = clock;
  }

  /**
   * @throws UnworkableJobException when the date that was agreed is none
   */
  @Transactional
  public void record(LeadJob job, CareAnswer answer, String reasonCode) {
    var task = job.header("task");
    log.record(job, task, answer, reasonCode, nextOn(answer), clock.instant());
    answers.record(job, task, answer.outcome(), reasonCode);
  }

  private static LocalDate nextOn(CareAnswer answer) {
    if (answer.nextOn() == null || answer.nextOn().isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(answer.nextOn());
    } catch (DateTimeParseException e) {
      throw new UnworkableJobException(
          "care.nextOn is no ISO date such as 2027-03-14: set it right or to null here in Operate, and retry.");
    }
  }
}
