package io.sluice.testing;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server that a test can cut and mend; while cut, connections are refused. */
public final class TcpProxy implements Closeable {

  private final int targetPort;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final int port;
  private ServerSocket server;

  private TcpProxy(int targetPort, int port) {
    this.targetPort = targetPort;
    this.port = port;
  }

  /** A proxy that is cut. */
  public static TcpProxy to(int targetPort) throws IOException {
    try (var free = new ServerSocket(0)) {
      return new TcpProxy(targetPort, free.getLocalPort());
    }
  }

  public int port() {
    return port;
  }

  public void mend() throws IOException {
    var accepting = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    server = accepting;
    Thread.ofVirtual().start(() -> accept(accepting));
  }

  public void cut() throws IOException {
    server.close();
    for (var socket : open) {
      socket.close();
    }
    open.clear();
  }

  @Override
  public void close() throws IOException {
    cut();
  }

  private void accept(ServerSocket accepting) {
    try {
      while (true) {
        var client = accepting.accept();
        var target = new Socket(InetAddress.getLoopbackAddress(), targetPort);
        open.add(client);
        open.add(target);
        Thread.ofVirtual().start(() -> pump(client, target));
        Thread.ofVirtual().start(() -> pump(target, client));
      }
    } catch (IOException e) {
      // cut
    }
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // one side has gone
    }
  }
}
