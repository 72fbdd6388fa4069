package io.sluice.bench.side;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Who works the tasks, in turn, and until when. */
public final class Team {

  /** The four of them. */
  public static final List<String> PEOPLE = List.of("sam", "priya", "alex", "robin");

  /** The five tasks of a lead, in their order. */
  public static final List<String> TASKS =
      List.of("Accept lead", "Discovery call", "Accept handoff", "Opportunity", "Close won");

  private static final Duration TIME = Duration.ofHours(4);

  private final AtomicLong turn = new AtomicLong();

  /** Whose turn it is. */
  public String next() {
    return PEOPLE.get((int) (turn.getAndIncrement() % PEOPLE.size()));
  }

  /** When a task that is made now is due. */
  public Date due() {
    return Date.from(Instant.now().plus(TIME));
  }
}
