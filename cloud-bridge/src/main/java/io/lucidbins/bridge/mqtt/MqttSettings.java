package io.lucidbins.bridge.mqtt;

/**
 * How the bridge reaches the broker.
 *
 * @param uri {@code tcp://HOST:PORT}
 * @param name user name and client id, stable over restarts, {@code bridge.} and something
 * @param password of that user
 */
public record MqttSettings(String uri, String name, String password) {
  /** Messages that may be unacknowledged to the broker at once; batches held by ingest count. */
  public static final int RECEIVE_MAXIMUM = 2_000;

  /** A restart takes seconds; a bridge that is gone must soon stop drawing its share. */
  static final long SESSION_EXPIRY_SECONDS = 60;

  static final int KEEP_ALIVE_SECONDS = 40;
  static final int TIMEOUT_SECONDS = 10;

  /**
   * Checks the shapes; the broker decides about the rest.
   *
   * @throws IllegalArgumentException if the name is no bridge's or the address no broker's
   */
  public MqttSettings {
    if (!name.startsWith("bridge.") || name.length() == "bridge.".length()) {
      throw new IllegalArgumentException(
          "the bridge's user name is 'bridge.' and something, such as bridge.1, not '"
              + name
              + "'");
    }
    if (!uri.matches("tcp://[^/:]+:[0-9]{1,5}|tcp://\\[[0-9a-fA-F:]+\\]:[0-9]{1,5}")) {
      throw new IllegalArgumentException(
          "the broker's address is tcp://HOST:PORT, not '" + uri + "'");
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return name + " at " + uri;
  }
}
