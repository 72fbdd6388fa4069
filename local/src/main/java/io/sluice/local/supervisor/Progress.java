package io.sluice.local.supervisor;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** The lines that the supervisor's parent reads. */
final class Progress {

  private final PrintStream out;
  private final AtomicBoolean failed = new AtomicBoolean();
  private final long start = System.nanoTime();

  Progress(PrintStream out) {
    this.out = out;
  }

  void say(String format, Object... arguments) {
    line(String.format(Locale.ROOT, format, arguments));
  }

  void done(String format, Object... arguments) {
    double seconds = (System.nanoTime() - start) / 1e9;
    line(String.format(Locale.ROOT, "%6.1f s  ", seconds) + String.format(format, arguments));
  }

  void process(String name, long pid) {
    line(Supervisor.PROCESS + name + "=" + pid);
  }

  void ready() {
    line(Supervisor.READY);
  }

  /** Tells why it ends; what fails after that is a consequence, and not told. */
  void failed(String message) {
    if (failed.compareAndSet(false, true)) {
      message.lines().forEach(text -> line(Supervisor.ERROR + text));
    }
  }

  private synchronized void line(String text) {
    out.println(text);
    out.flush();
  }
}
