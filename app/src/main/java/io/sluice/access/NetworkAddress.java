package io.sluice.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Who sends without a key, as far as one can tell. */
final class NetworkAddress {

  /** Of an IPv6 address the part that names a network; the rest a sender may choose at will. */
  private static final int NETWORK_BYTES = 8;

  private NetworkAddress() {}

  /**
   * @param literal as the connection or a trusted proxy tells it, no name
   */
  static String of(String literal) {
    try {
      var address = InetAddress.getByName(literal);
      return address instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
          : address.getHostAddress();
    } catch (UnknownHostException e) {
      return literal;
    }
  }
}
