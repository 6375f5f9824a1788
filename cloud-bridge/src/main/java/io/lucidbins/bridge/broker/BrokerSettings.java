package io.lucidbins.bridge.broker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/**
 * The embedded broker.
 *
 * @param host a loopback address
 * @param port 0 to 65535; 0 takes a free one
 * @param journal folder of its journal
 */
public record BrokerSettings(String host, int port, Path journal) {
  /** MQTT's own port. */
  public static final int DEFAULT_PORT = 1883;

  /**
   * @throws IllegalArgumentException if the address is not loopback or the port is out of range
   */
  public BrokerSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("broker port " + port + " is not within 0 to 65535");
    }
    if (!isLoopback(host)) {
      throw new IllegalArgumentException(
          "the embedded broker listens on a loopback address only, not on '"
              + host
              + "': without certificates anyone in the network could read and send for every bin; "
              + "use 127.0.0.1, or name a broker of your own with --broker");
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return !host.isBlank() && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
