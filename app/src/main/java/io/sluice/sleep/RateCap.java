package io.sluice.sleep;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.sluice.operations.ClockMeter;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * So many a second and no more, over all instances together: a bucket in PostgreSQL that fills
 * evenly and holds what one second brings.
 */
final class RateCap {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final BucketProxy bucket;

  /**
   * @param what is capped; the same word shares one cap
   * @param perSecond at least 1
   */
  RateCap(String what, int perSecond, DataSource database, Clock clock) {
    var cap =
        BucketConfiguration.builder()
            .addLimit(
                limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
            .build();
    bucket =
        Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
            .primaryKeyMapper(PrimaryKeyMapper.STRING)
            .table("rate_bucket")
            .clientClock(new ClockMeter(clock))
            .requestTimeout(TIMEOUT)
            .build()
            .builder()
            .build("%s, %d a second".formatted(what, perSecond), () -> cap);
  }

  /**
   * Takes what there is, at most so many.
   *
   * @throws DataAccessException when PostgreSQL does not answer
   */
  int take(int most) {
    try {
      return Math.toIntExact(bucket.tryConsumeAsMuchAsPossible(most));
    } catch (BucketExecutionException e) {
      throw new DataAccessResourceFailureException("The rate cap cannot be read", e);
    }
  }
}
