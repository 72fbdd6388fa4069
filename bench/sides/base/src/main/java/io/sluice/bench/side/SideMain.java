package io.sluice.bench.side;

import java.util.function.Function;

/** Runs a side as a process of its own. */
public final class SideMain {

  private SideMain() {}

  /** Opens the side, serves it, and says so; ends it with the process. */
  public static void run(String[] arguments, Function<SideArguments, Side> open) {
    var options = SideArguments.of(arguments);
    var side = open.apply(options);
    var server = SideServer.start(side, options.port());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  side.close();
                }));
    System.out.println("READY");
  }
}
