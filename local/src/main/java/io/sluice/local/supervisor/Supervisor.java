package io.sluice.local.supervisor;

import io.sluice.local.Distribution;
import io.sluice.local.LocalStackException;
import io.sluice.local.LocalStackOptions;
import io.sluice.local.LocalStackOptions.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * The process that owns the servers: starts them, reports on standard output, and stops them when
 * its standard input ends. A line there is {@link #KILL} or {@link #START} and the name of a
 * server, and is answered with {@link #READY}.
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

  /** The start of a line that has a server ended as {@code kill -9} does. */
  public static final String KILL = "kill ";

  /** The start of a line that has a server that was killed started again on its data. */
  public static final String START = "start ";

  private Supervisor() {}

  public static void main(String[] arguments) {
    ignoreInterrupt();
    Progress progress = new Progress(System.out);
    System.setOut(System.err);
    LocalStackOptions options = LocalStackOptions.ofArguments(arguments);
    Servers servers = new Servers(options, progress);
    Runtime.getRuntime().addShutdownHook(new Thread(servers::stop, "stop"));
    Thread.ofPlatform()
        .daemon()
        .name("start")
        .start(() -> reporting(() -> start(servers, options, progress), options, progress));
    obey(System.in, order -> reporting(() -> obey(order, servers, options), options, progress));
    System.exit(0);
  }

  private static void start(Servers servers, LocalStackOptions options, Progress progress) {
    if (options.kind() == Kind.FULL) {
      progress.say(
          "Camunda %s is for development and tests, which is free; production needs a licence"
              + " from Camunda and a supported version.",
          Distribution.find().camundaVersion());
    }
    servers.start(deadline(options));
  }

  private static void obey(String order, Servers servers, LocalStackOptions options) {
    if (order.startsWith(KILL)) {
      servers.kill(order.substring(KILL.length()));
    } else if (order.startsWith(START)) {
      servers.startAgain(order.substring(START.length()), deadline(options));
    } else {
      throw new LocalStackException("Nobody here knows how to " + order);
    }
  }

  private static Instant deadline(LocalStackOptions options) {
    return Instant.now().plus(options.startTimeout());
  }

  private static void reporting(Runnable task, LocalStackOptions options, Progress progress) {
    try {
      task.run();
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

  /** Until the end of what is sent. */
  private static void obey(InputStream in, Consumer<String> orders) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String order = lines.readLine(); order != null; order = lines.readLine()) {
        orders.accept(order);
      }
    } catch (IOException e) {
      // as good as the end
    }
  }
}
