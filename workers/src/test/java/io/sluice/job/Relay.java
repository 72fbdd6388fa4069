package io.sluice.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A port that leads to another one for as long as it is open. */
final class Relay implements AutoCloseable {

  private final ServerSocket server;
  private final int target;

  private Relay(ServerSocket server, int target) {
    this.server = server;
    this.target = target;
  }

  static Relay open(int port, int target) throws IOException {
    var relay = new Relay(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), target);
    Thread.ofVirtual().start(relay::accept);
    return relay;
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        var near = server.accept();
        var far = new Socket(InetAddress.getLoopbackAddress(), target);
        Thread.ofVirtual().start(() -> copy(near, far));
        Thread.ofVirtual().start(() -> copy(far, near));
      }
    } catch (IOException e) {
      if (!server.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException hungUp) {
      // either side may hang up
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
