package io.sluice.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Who works the leads: eight SDRs, four account executives, a manager and one who mends data. */
final class Team {

  private Team() {}

  /** The team as arguments of the application. */
  static List<String> arguments() {
    var arguments = new ArrayList<String>();
    IntStream.range(0, 14).forEach(i -> add(arguments, i, teamOf(i)));
    return arguments;
  }

  private static String teamOf(int i) {
    if (i < 8) {
      return "inside-sales";
    }
    return i < 12 ? "sales" : i == 12 ? "managers" : "marketing-operations";
  }

  private static void add(List<String> arguments, int i, String team) {
    var rep = "--sluice.reps[%d].".formatted(i);
    arguments.add(rep + "username=rep-" + i);
    arguments.add(rep + "name=Rep " + i);
    arguments.add(rep + "team=" + team);
    arguments.add(rep + "zone=UTC");
  }
}
