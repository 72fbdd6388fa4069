package io.sluice.intake;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Forgets the answers to idempotency keys when their time is over. Any number of instances may do
 * so at once.
 */
@Component
@EnableConfigurationProperties(IdempotencyProperties.class)
class IdempotencyPurge {

  private static final Logger log = LoggerFactory.getLogger(IdempotencyPurge.class);
  private static final int BATCH = 1_000;

  private final IdempotentAnswers answers;
  private final IdempotencyProperties properties;
  private final TransactionOperations transaction;
  private final Clock clock;

  IdempotencyPurge(
      IdempotentAnswers answers,
      IdempotencyProperties properties,
      TransactionOperations transaction,
      Clock clock) {
    this.answers = answers;
    this.properties = properties;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${sluice.idempotency.purge-interval:10m}")
  void look() {
    try {
      purge();
    } catch (DataAccessException | TransactionException e) {
      log.debug("The idempotency keys cannot be read", e);
    }
  }

  /**
   * @return how many were forgotten
   */
  int purge() {
    var before = clock.instant().minus(properties.kept());
    int forgotten = 0;
    int batch;
    do {
      batch = transaction.execute(status -> answers.forget(before, BATCH));
      forgotten += batch;
    } while (batch == BATCH);
    return forgotten;
  }
}
