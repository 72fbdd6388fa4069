package io.sluice.local.supervisor;

import io.sluice.local.LocalStackException;
import io.sluice.local.LocalStackOptions;
import io.sluice.local.LocalStackOptions.Kind;
import io.sluice.local.Ports;
import java.util.ArrayList;
import java.util.List;

/** Sees to it that all ports are free before anything starts. */
final class PortCheck {

  private record Wanted(int port, String purpose, String property) {}

  private PortCheck() {}

  /**
   * Checks the ports.
   *
   * @throws LocalStackException if one is taken, with the process that has it and the property that
   *     chooses another
   */
  static void check(LocalStackOptions options) {
    for (Wanted wanted : wanted(options)) {
      if (!Ports.isFree(wanted.port())) {
        throw new LocalStackException(
            "Port %d for %s is taken%s; stop that or set %s%s to another port."
                .formatted(
                    wanted.port(),
                    wanted.purpose(),
                    PortOwner.of(wanted.port()).map(owner -> " by " + owner).orElse(""),
                    LocalStackOptions.PREFIX,
                    wanted.property()));
      }
    }
  }

  private static List<Wanted> wanted(LocalStackOptions options) {
    Ports ports = options.ports();
    List<Wanted> wanted = new ArrayList<>();
    wanted.add(new Wanted(ports.postgres(), "PostgreSQL", "postgres.port"));
    wanted.add(new Wanted(ports.camunda(), "Camunda", "camunda.port"));
    wanted.add(new Wanted(ports.grpc(), "Zeebe's gateway", "camunda.grpc-port"));
    wanted.add(new Wanted(ports.command(), "Zeebe's commands", "camunda.grpc-port"));
    wanted.add(new Wanted(ports.internal(), "Zeebe's broker", "camunda.grpc-port"));
    wanted.add(new Wanted(ports.management(), "Camunda's health", "camunda.management-port"));
    if (options.kind() == Kind.FULL) {
      wanted.add(new Wanted(ports.search(), "OpenSearch", "search.port"));
      wanted.add(new Wanted(ports.searchTransport(), "OpenSearch's transport", "search.port"));
    }
    return wanted;
  }
}
