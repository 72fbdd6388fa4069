package io.sluice.webhook;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Removes what is too old from the log of webhooks, on as many instances as there are. */
@Component
class WebhookForgetting {

  private static final Logger log = LoggerFactory.getLogger(WebhookForgetting.class);
  private static final Duration LEAST = Duration.ofDays(1);

  private final WebhookLog deliveries;
  private final Duration keep;

  WebhookForgetting(WebhookLog deliveries, @Value("${sluice.webhook.keep:30d}") Duration keep) {
    if (keep.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException(
          "sluice.webhook.keep is %s: set a day or more, so that no replay passes".formatted(keep));
    }
    this.deliveries = deliveries;
    this.keep = keep;
  }

  @Scheduled(initialDelayString = "1h", fixedDelayString = "1h")
  void forget() {
    try {
      while (deliveries.forget(keep)) {
        Thread.onSpinWait();
      }
    } catch (DataAccessException | TransactionException e) {
      log.warn("The log of webhooks cannot be tidied ({})", e.getClass().getSimpleName());
    }
  }
}
