package io.sluice.local.test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All records that the engine has written since it started, in order, a few milliseconds after they
 * were written. Commands are left out; what came of them is there.
 */
public final class EngineRecords {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final List<EngineRecord> records = new ArrayList<>();
  private final Map<Long, Long> roots = new HashMap<>();
  private final Map<Long, List<EngineRecord>> trees = new HashMap<>();

  private EngineRecords() {}

  static EngineRecords follow(Path file) {
    EngineRecords records = new EngineRecords();
    Thread.ofPlatform()
        .daemon()
        .name("engine-records")
        .start(new RecordFollower(file, records::add));
    return records;
  }

  /** What has arrived until now. */
  public List<EngineRecord> all() {
    return from(0);
  }

  /** What has arrived until now. */
  public Stream<EngineRecord> stream() {
    return all().stream();
  }

  /** What has arrived until now of one process instance. */
  public List<EngineRecord> ofInstance(long processInstanceKey) {
    return stream().filter(record -> record.processInstanceKey() == processInstanceKey).toList();
  }

  /**
   * What has arrived until now of a process instance that nobody called, of those that it called,
   * and of what they called in turn. However much else has happened, this takes no longer.
   */
  public List<EngineRecord> ofTree(long rootInstanceKey) {
    lock.lock();
    try {
      return List.copyOf(tree(rootInstanceKey));
    } finally {
      lock.unlock();
    }
  }

  /** How many have arrived; a mark for {@link #from}. */
  public int size() {
    lock.lock();
    try {
      return records.size();
    } finally {
      lock.unlock();
    }
  }

  /** What has arrived since a mark. */
  public List<EngineRecord> from(int mark) {
    lock.lock();
    try {
      return List.copyOf(records.subList(mark, records.size()));
    } finally {
      lock.unlock();
    }
  }

  /**
   * The first record that matches, from the beginning, waiting for it if need be.
   *
   * @throws AssertionError if none arrives in time
   */
  public EngineRecord await(Predicate<EngineRecord> wanted, Duration timeout) {
    return await(0, wanted, timeout);
  }

  /**
   * The first record after a mark that matches, waiting for it if need be.
   *
   * @throws AssertionError if none arrives in time
   */
  public EngineRecord await(int mark, Predicate<EngineRecord> wanted, Duration timeout) {
    long left = timeout.toNanos();
    int next = mark;
    lock.lock();
    try {
      while (true) {
        for (; next < records.size(); next++) {
          if (wanted.test(records.get(next))) {
            return records.get(next);
          }
        }
        if (left <= 0) {
          throw new AssertionError(
              "No such record in " + timeout + "; " + records.size() + " others have arrived");
        }
        left = arrived.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The first record of {@link #ofTree} that matches and has its place after a position, waiting
   * for it if need be.
   *
   * @throws AssertionError if none arrives in time
   */
  public EngineRecord awaitOfTree(
      long rootInstanceKey, long position, Predicate<EngineRecord> wanted, Duration timeout) {
    long left = timeout.toNanos();
    lock.lock();
    try {
      while (true) {
        for (EngineRecord found : tree(rootInstanceKey)) {
          if (found.position() > position && wanted.test(found)) {
            return found;
          }
        }
        if (left <= 0) {
          throw new AssertionError(
              "No such record in %s; %d others of instance %d have arrived"
                  .formatted(timeout, tree(rootInstanceKey).size(), rootInstanceKey));
        }
        left = arrived.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until nothing has arrived for a while: the engine has nothing more to do by itself.
   *
   * @throws AssertionError if it does not become quiet in time
   */
  public void awaitQuiet(Duration quiet, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    lock.lock();
    try {
      int before = records.size();
      long left = quiet.toNanos();
      while (left > 0) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("The engine was not quiet within " + timeout);
        }
        left = arrived.awaitNanos(left);
        if (records.size() != before) {
          before = records.size();
          left = quiet.toNanos();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  private void add(List<EngineRecord> batch) {
    lock.lock();
    try {
      records.addAll(batch);
      batch.forEach(this::plant);
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private List<EngineRecord> tree(long rootInstanceKey) {
    return trees.getOrDefault(rootInstanceKey, List.of());
  }

  private void plant(EngineRecord record) {
    long instance = record.processInstanceKey();
    if (instance < 0) {
      return;
    }
    long parent = record.number("parentProcessInstanceKey");
    if (parent > 0 && !roots.containsKey(instance)) {
      graft(instance, rootOf(parent));
    }
    trees.computeIfAbsent(rootOf(instance), key -> new ArrayList<>()).add(record);
  }

  /** An instance has its variables before it says who called it. */
  private void graft(long instance, long root) {
    roots.put(instance, root);
    List<EngineRecord> early = trees.remove(instance);
    if (early != null) {
      List<EngineRecord> tree = trees.computeIfAbsent(root, key -> new ArrayList<>());
      tree.addAll(early);
      tree.sort(Comparator.comparingLong(EngineRecord::position));
    }
  }

  private long rootOf(long instance) {
    return roots.getOrDefault(instance, instance);
  }
}
