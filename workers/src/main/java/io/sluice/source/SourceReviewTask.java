package io.sluice.source;

import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * When it is looked at the sources: each day, by one of several instances; soon again when the
 * engine is away, which decides what is reported.
 */
@Configuration(proxyBeanMethods = false)
class SourceReviewTask {

  private static final Duration AGAIN = Duration.ofMinutes(10);

  @Bean
  RecurringTask<Void> reviewSources(
      SourceReview review, @Value("${sluice.sources.interval:24h}") Duration interval) {
    return Tasks.recurring("review-sources", FixedDelay.of(interval))
        .onFailure(new OnFailureRetryLater<>(AGAIN))
        .execute((instance, context) -> review.look());
  }
}
