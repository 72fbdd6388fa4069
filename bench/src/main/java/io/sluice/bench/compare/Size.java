package io.sluice.bench.compare;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How much is measured. Parts of a run last so long, and then until all leads of theirs are where
 * they get to.
 *
 * @param repeats how often a side runs
 * @param repeatsForTheRecord how often one that is measured for the record
 * @param warmUp at the beginning of a run, which does not count
 * @param warmUpWithoutBroker the same of a side that has no broker: it does more in the same time
 * @param automated while nobody works
 * @param full while people work
 * @param connections how many requests are under way at once
 * @param ahead how many leads may wait for their first task while nobody works
 * @param inFlight how many leads are under way to their win at once
 * @param loads at which shares of a side's own maximum it is measured how soon a lead has its task
 * @param loadsForTheRecord the same of a side that is measured for the record
 * @param each for how long
 * @param killed whose parts are killed in the end
 * @param underWay how many leads wait for people when the first part is killed
 */
record Size(
    int repeats,
    int repeatsForTheRecord,
    Duration warmUp,
    Duration warmUpWithoutBroker,
    Duration automated,
    Duration full,
    int connections,
    int ahead,
    int inFlight,
    List<Integer> loads,
    List<Integer> loadsForTheRecord,
    Duration each,
    Set<SideName> killed,
    int underWay) {

  /**
   * Of a name.
   *
   * @throws IllegalArgumentException when there is no such size
   */
  static Size of(String name) {
    return switch (name) {
      case "smoke" ->
          new Size(
              1,
              1,
              seconds(1),
              seconds(1),
              seconds(1),
              seconds(2),
              4,
              8,
              4,
              List.of(50),
              List.of(50),
              seconds(2),
              EnumSet.of(SideName.SLUICE),
              5);
      case "small" ->
          new Size(
              1,
              1,
              seconds(16),
              seconds(5),
              seconds(3),
              seconds(10),
              16,
              16,
              16,
              List.of(50),
              List.of(),
              seconds(6),
              EnumSet.of(SideName.SLUICE, SideName.ZEEBE),
              8);
      case "full" ->
          new Size(
              3,
              1,
              seconds(40),
              seconds(10),
              seconds(5),
              seconds(45),
              16,
              48,
              32,
              List.of(25, 50, 75),
              List.of(25, 50, 75),
              seconds(20),
              EnumSet.noneOf(SideName.class),
              0);
      case "many" ->
          new Size(
              1,
              1,
              seconds(30),
              seconds(15),
              seconds(2),
              seconds(20),
              16,
              48,
              32,
              List.of(50),
              List.of(50),
              seconds(10),
              EnumSet.of(SideName.SLUICE, SideName.ZEEBE),
              200);
      default ->
          throw new IllegalArgumentException(
              "bench.size is %s: set smoke, small, full or many".formatted(name));
    };
  }

  /** How often this side runs. */
  int repeats(SideName side) {
    return side.isForTheRecord() ? repeatsForTheRecord : repeats;
  }

  /** At which shares of its maximum it is measured how soon a lead of this side has its task. */
  List<Integer> loads(SideName side) {
    return side.isForTheRecord() ? loadsForTheRecord : loads;
  }

  /** The same with every side so often. */
  Size repeated(int times) {
    return new Size(
        times,
        times,
        warmUp,
        warmUpWithoutBroker,
        automated,
        full,
        connections,
        ahead,
        inFlight,
        loads,
        loadsForTheRecord,
        each,
        killed,
        underWay);
  }

  /** How long this side warms up. */
  Duration warmUp(SideName side) {
    return side.hasBroker() ? warmUp : warmUpWithoutBroker;
  }

  private static Duration seconds(int many) {
    return Duration.ofSeconds(many);
  }
}
