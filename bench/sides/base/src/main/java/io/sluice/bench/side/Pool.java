package io.sluice.bench.side;

import com.zaxxer.hikari.HikariDataSource;

/** The connections of a side: two for each thread that works jobs, and one for each request. */
public final class Pool {

  /** How many threads work jobs, where a side has any. */
  public static final int JOB_THREADS = 8;

  /** How many requests are worked at once; the others wait. */
  public static final int REQUESTS = 16;

  private Pool() {}

  /** Opens all connections. */
  public static HikariDataSource open(SideArguments arguments) {
    var source = new HikariDataSource();
    source.setJdbcUrl(arguments.jdbc());
    source.setUsername(arguments.user());
    source.setPassword(arguments.password());
    source.setMaximumPoolSize(2 * JOB_THREADS + REQUESTS);
    return source;
  }
}
