package io.sluice.bench.side;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * When each lead was accepted, and when its first task could be claimed. Sides note both after
 * their commit, since nobody sees anything before; so this is kept in memory.
 */
public final class Starts {

  /**
   * The two instants of a lead.
   *
   * @param taskAt null while there is no task
   */
  public record Start(String leadId, Instant acceptedAt, Instant taskAt) {}

  private final Map<String, Instant> accepted = new ConcurrentHashMap<>();
  private final Map<String, Instant> open = new ConcurrentHashMap<>();

  /** The lead's intake has just become durable. */
  public void accepted(String leadId) {
    accepted.putIfAbsent(leadId, Instant.now());
  }

  /** The lead's first task has just become visible. */
  public void open(String leadId) {
    open.putIfAbsent(leadId, Instant.now());
  }

  /** Gives each lead that this process has accepted. */
  public void forEach(Consumer<Start> consumer) {
    accepted.forEach((id, at) -> consumer.accept(new Start(id, at, open.get(id))));
  }
}
