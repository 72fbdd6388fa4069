package io.sluice.bench.compare;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How soon a side was at work again after each of its parts had been killed. Nothing was lost and
 * nothing was there twice, or there would be no figures.
 *
 * @param underWay how many leads waited for people when the first part was killed
 * @param replaySeconds how long the engine says that it took to have its state back
 * @param doneSeconds from when the last part was back until all leads were won
 */
record Recovery(int underWay, List<Kill> kills, double replaySeconds, double doneSeconds) {

  /** The name of the part that has the engine. */
  static final String BROKER = "broker";

  /**
   * Until the engine had processed the first command of a program.
   *
   * @param sinceKill seconds from the kill, with the moment for which it stayed dead
   * @param sinceStart seconds from its new start
   */
  record Kill(String part, double sinceKill, double sinceStart) {}

  @Override
  public String toString() {
    return kills.stream()
        .map(kill -> "%s %.1f s".formatted(kill.part(), kill.sinceStart()))
        .collect(
            Collectors.joining(
                ", ",
                "killed with %,d leads under way, and started again; first command after: "
                    .formatted(underWay),
                "; all won %.1f s later (the broker's replay %.2f s)"
                    .formatted(doneSeconds, replaySeconds)));
  }

  double brokerSeconds() {
    return kills.stream()
        .filter(kill -> kill.part().equals(BROKER))
        .mapToDouble(Kill::sinceStart)
        .findFirst()
        .orElse(Double.NaN);
  }
}
