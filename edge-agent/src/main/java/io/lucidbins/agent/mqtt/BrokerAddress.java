package io.lucidbins.agent.mqtt;

/**
 * Where the broker is.
 *
 * @param host name or address
 * @param port 1 to 65,535
 */
public record BrokerAddress(String host, int port) {
  /** As Paho wants it. */
  String uri() {
    return "tcp://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
