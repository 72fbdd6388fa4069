package io.sluice.webform;

import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Deletes what was sent to forms and became no lead. */
@Component
@EnableConfigurationProperties(FormProperties.class)
public class SubmissionPurge {

  private static final Logger log = LoggerFactory.getLogger(SubmissionPurge.class);

  private final Submissions submissions;
  private final Confirmations confirmations;
  private final TransactionOperations transaction;

  SubmissionPurge(
      Submissions submissions, Confirmations confirmations, TransactionOperations transaction) {
    this.submissions = submissions;
    this.confirmations = confirmations;
    this.transaction = transaction;
  }

  /** Deletes those whose time is over, with the mails that asked about them. */
  @Scheduled(
      initialDelayString = "${sluice.forms.purge-interval:1h}",
      fixedDelayString = "${sluice.forms.purge-interval:1h}")
  public void purge() {
    var purged = 0;
    for (var batch = purgeBatch(); batch > 0; batch = purgeBatch()) {
      purged += batch;
    }
    if (purged > 0) {
      log.info("{} submissions to forms are deleted: their time was over", purged);
    }
  }

  private int purgeBatch() {
    return transaction.execute(status -> withMails(submissions.purge()));
  }

  private int withMails(List<UUID> ids) {
    confirmations.forgetMails(ids);
    return ids.size();
  }
}
