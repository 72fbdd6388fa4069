package io.sluice.local.supervisor;

import io.sluice.local.Distribution;
import io.sluice.local.LocalStackException;
import io.sluice.local.LocalStackOptions;
import io.sluice.local.LocalStackOptions.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/**
 * The process that owns the servers: starts them, reports on standard output, and stops them when
 * its standard input ends.
 *
 * <p>A line on standard output is for people, unless it is {@link #READY} or starts with {@link
 * #ERROR} or {@link #PROCESS}.
 */
public final class Supervisor {

  /** The line that says that all is healthy. */
  public static final String READY = "= ready";

  /** The start of a line that says why the stack is not, or no longer, there. */
  public static final String ERROR = "! ";

  /** The start of a line {@code = process name=pid}. */
  public static final String PROCESS = "= process ";

  private Supervisor() {}

  public static void main(String[] arguments) {
    ignoreInterrupt();
    Progress progress = new Progress(System.out);
    System.setOut(System.err);
    LocalStackOptions options = LocalStackOptions.ofArguments(arguments);
    Servers servers = new Servers(options, progress);
    Runtime.getRuntime().addShutdownHook(new Thread(servers::stop, "stop"));
    Thread.ofPlatform().daemon().name("start").start(() -> start(servers, options, progress));
    awaitEnd(System.in);
    System.exit(0);
  }

  private static void start(Servers servers, LocalStackOptions options, Progress progress) {
    try {
      if (options.kind() == Kind.FULL) {
        progress.say(
            "Camunda %s is for development and tests, which is free; production needs a licence"
                + " from Camunda and a supported version.",
            Distribution.find().camundaVersion());
      }
      servers.start(Instant.now().plus(options.startTimeout()));
      progress.ready();
    } catch (LocalStackException e) {
      progress.failed(e.getMessage());
      System.exit(1);
    } catch (RuntimeException e) {
      e.printStackTrace();
      progress.failed(
          "The local stack could not start: "
              + e
              + "; see "
              + options.logs().resolve("supervisor.log"));
      System.exit(1);
    }
  }

  /** Ctrl-C reaches the whole process group; the servers outlive the application, then stop. */
  private static void ignoreInterrupt() {
    sun.misc.Signal.handle(new sun.misc.Signal("INT"), sun.misc.SignalHandler.SIG_IGN);
  }

  private static void awaitEnd(InputStream in) {
    try {
      while (in.read() >= 0) {
        // nothing is sent; only the end matters
      }
    } catch (IOException e) {
      // as good as the end
    }
  }
}
