package io.sluice.bench.compare;

import java.util.List;
import java.util.Map;

/**
 * What one run of a side has shown.
 *
 * @param startSeconds of its program, until it served
 * @param automated leads a second that got their first task, with nobody at work
 * @param full leads a second that were won, with people at work
 * @param cpuMillis a won lead, by program
 * @param memoryMebibytes at the end, by program
 * @param heapMebibytes in use after a full collection, by program; of those with such a heap
 * @param pages of work lists that were opened for a won lead
 * @param jobs of the engine for a won lead; as for what follows, none where there is no such engine
 * @param driverCpuMillis a won lead, of who posts and completes, which is in none of the others
 * @param recovery after kills; null where none of its parts was killed in this run
 * @param others which part of the processors' time went to none of ours meanwhile, from 0 to 1
 * @param stock what it has shown with leads that are already there, or null
 */
record Measured(
    String side,
    int repeat,
    double startSeconds,
    double automated,
    double full,
    Map<String, Double> cpuMillis,
    Map<String, Long> memoryMebibytes,
    Map<String, Double> heapMebibytes,
    double pages,
    double jobs,
    double commands,
    double records,
    double driverCpuMillis,
    double others,
    List<Speed> speeds,
    Evidence evidence,
    Stock stock,
    Recovery recovery) {

  double cpuMillisOfAll() {
    return cpuMillis.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  long memoryOfAll() {
    return memoryMebibytes.values().stream().mapToLong(Long::longValue).sum();
  }
}
