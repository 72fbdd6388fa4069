package io.sluice.local.test;

import io.sluice.local.Endpoints;

/**
 * A broker and a PostgreSQL for tests: free ports, empty data, a clock that moves when told, and
 * every record that the engine writes.
 *
 * <p>There is one for each JVM, started at first use, shared by all test classes, and stopped with
 * the JVM. Tests keep apart by using ids of their own.
 *
 * @see TestServers
 */
public final class TestStack {

  private static final class Holder {
    private static final TestStack INSTANCE = start();

    private static TestStack start() {
      TestServers.Stack stack = TestServers.get().start();
      return new TestStack(
          stack.endpoints(),
          EngineRecords.follow(stack.records()),
          new EngineClock(stack.endpoints().management()));
    }
  }

  private final Endpoints endpoints;
  private final EngineRecords records;
  private final EngineClock clock;

  private TestStack(Endpoints endpoints, EngineRecords records, EngineClock clock) {
    this.endpoints = endpoints;
    this.records = records;
    this.clock = clock;
  }

  /**
   * The stack of this JVM, started if need be.
   *
   * @throws io.sluice.local.LocalStackException if it does not start
   */
  public static TestStack shared() {
    return Holder.INSTANCE;
  }

  /** Where its database and its broker are reached; there is no search store, Tasklist, Operate. */
  public Endpoints endpoints() {
    return endpoints;
  }

  /** What the engine has written. */
  public EngineRecords records() {
    return records;
  }

  /** The engine's time. */
  public EngineClock clock() {
    return clock;
  }
}
