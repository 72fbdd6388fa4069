package io.sluice.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * So many requests at once, and so many a second in the long run, of each sender: a bucket that
 * fills evenly. Each instance of the application counts for itself.
 */
final class RateLimit {

  private static final int MOST_SENDERS = 100_000;

  private final LoadingCache<String, Bucket> buckets;

  /**
   * @param perSecond at least 1
   * @param burst at least 1
   */
  RateLimit(int perSecond, int burst, TimeMeter time) {
    this(perSecond, Duration.ofSeconds(1), burst, time);
  }

  /**
   * @param refill how many in each interval, at least 1
   * @param burst at least 1
   */
  RateLimit(int refill, Duration interval, int burst, TimeMeter time) {
    var untilFull = interval.multipliedBy(burst / refill + 1);
    buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_SENDERS)
            .expireAfterAccess(untilFull)
            .build(sender -> bucket(refill, interval, burst, time));
  }

  private static Bucket bucket(int refill, Duration interval, int burst, TimeMeter time) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(burst).refillGreedy(refill, interval))
        .withCustomTimePrecision(time)
        .build();
  }

  /**
   * Counts a request.
   *
   * @return how long the sender has to wait before the next one, zero where this one may pass
   */
  Duration count(String sender) {
    var probe = buckets.get(sender).tryConsumeAndReturnRemaining(1);
    return Duration.ofNanos(probe.isConsumed() ? 0 : probe.getNanosToWaitForRefill());
  }

  /** Takes back what was counted last. */
  void giveBack(String sender) {
    buckets.get(sender).addTokens(1);
  }
}
