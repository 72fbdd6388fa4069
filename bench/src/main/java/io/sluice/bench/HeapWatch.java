package io.sluice.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.List;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Looks twice a second at how much of a JVM's heap is in use after a full collection, which it asks
 * for: what is really held, and not what nobody has cleared away yet.
 */
final class HeapWatch implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final JMXConnector connector;
  private final MemoryMXBean memory;
  private final Thread watching;
  private volatile boolean stopped;
  private volatile long peak;
  private volatile int looks;

  /**
   * @param port of a JVM that was started with {@link #flags}
   */
  HeapWatch(int port) throws IOException {
    connector =
        JMXConnectorFactory.connect(
            new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:%d/jmxrmi".formatted(port)));
    memory =
        ManagementFactory.newPlatformMXBeanProxy(
            connector.getMBeanServerConnection(),
            ManagementFactory.MEMORY_MXBEAN_NAME,
            MemoryMXBean.class);
    watching = Thread.ofPlatform().start(this::watch);
  }

  /** What lets a JVM be watched, on this machine alone. */
  static List<String> flags(int port) {
    var jmx = "-Dcom.sun.management.jmxremote.";
    return List.of(
        jmx + "port=" + port,
        jmx + "rmi.port=" + port,
        jmx + "host=127.0.0.1",
        jmx + "authenticate=false",
        jmx + "ssl=false",
        "-Djava.rmi.server.hostname=127.0.0.1");
  }

  /** How many bytes are held now. */
  private long held() {
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  private void watch() {
    while (!stopped) {
      peak = Math.max(peak, held());
      looks++;
      Pause.of(PAUSE);
    }
  }

  /** The most bytes that were held at once. */
  long peak() {
    return peak;
  }

  /** How often it was looked. */
  int looks() {
    return looks;
  }

  @Override
  public void close() throws IOException {
    stopped = true;
    try {
      watching.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connector.close();
  }
}
