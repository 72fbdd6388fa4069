package io.sluice.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * The ports of a stack, all on 127.0.0.1.
 *
 * @param postgres PostgreSQL
 * @param camunda Camunda's REST API, Tasklist and Operate
 * @param grpc Zeebe's gRPC gateway; the two that follow it are the broker's own
 * @param management Camunda's health and metrics
 * @param search OpenSearch over HTTP
 */
public record Ports(int postgres, int camunda, int grpc, int management, int search) {

  /** The documented ones. */
  public static final Ports DEFAULT = new Ports(5433, 8080, 26500, 9600, 9201);

  /** The highest port that OpenSearch's runner agrees to. */
  static final int HIGHEST_SEARCH = 9299;

  private static final int ATTEMPTS = 50;

  /** Ports for a test stack that nobody listens on right now; it has no search store. */
  public static Ports free() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      List<Integer> singles = freePorts(4);
      int grpc = singles.get(2);
      if (isFree(grpc + 1)
          && isFree(grpc + 2)
          && !singles.contains(grpc + 1)
          && !singles.contains(grpc + 2)) {
        return new Ports(singles.get(0), singles.get(1), grpc, singles.get(3), DEFAULT.search());
      }
    }
    throw new LocalStackException("No free ports were found on 127.0.0.1 for a test stack.");
  }

  /** The broker's command API. */
  public int command() {
    return grpc + 1;
  }

  /** The broker's internal API. */
  public int internal() {
    return grpc + 2;
  }

  /** The transport port of OpenSearch, which its runner sets apart by a hundred. */
  public int searchTransport() {
    return search + 100;
  }

  /** Whether one could listen on this port of 127.0.0.1 now. */
  public static boolean isFree(int port) {
    if (port > 65535) {
      return false;
    }
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private static List<Integer> freePorts(int count) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      sockets.forEach(Ports::closeQuietly);
    }
  }

  private static void closeQuietly(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
