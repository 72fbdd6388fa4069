package io.sluice.figures;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads two things at the same time, by two connections that see the database as of one instant:
 * each adds up much, and PostgreSQL does so on one processor.
 */
@Component
class SameInstant {

  /** Each takes two connections; that many leave enough of them to all others. */
  private static final int READERS = 2;

  /**
   * Reports find their rows in memory, and take less time than a compilation would; a plan for any
   * values would sort by the text of many rows, where one for these counts them in memory.
   */
  private static final String SETTINGS =
      """
      set local jit = off;
      set local plan_cache_mode = force_custom_plan;
      set local work_mem = '32MB';
      set local random_page_cost = 1.1;
      set local max_parallel_workers_per_gather = 0
      """;

  private final Executor second = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore readers = new Semaphore(READERS, true);
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;

  SameInstant(PlatformTransactionManager transactions, JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    transaction.setReadOnly(true);
    transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  <A, B, R> R read(Supplier<A> one, Supplier<B> other, BiFunction<A, B, R> both) {
    readers.acquireUninterruptibly();
    try {
      return transaction.execute(
          status -> {
            var snapshot = jdbc.sql("select pg_export_snapshot()").query(String.class).single();
            var meanwhile = CompletableFuture.supplyAsync(() -> readAt(snapshot, other), second);
            jdbc.sql(SETTINGS).update();
            return both.apply(one.get(), result(meanwhile));
          });
    } finally {
      readers.release();
    }
  }

  private <T> T readAt(String snapshot, Supplier<T> reading) {
    return transaction.execute(
        status -> {
          jdbc.sql("set transaction snapshot '" + snapshot + "'").update();
          jdbc.sql(SETTINGS).update();
          return reading.get();
        });
  }

  private static <T> T result(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
