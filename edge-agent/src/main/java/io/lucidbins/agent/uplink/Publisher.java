package io.lucidbins.agent.uplink;

import java.util.function.Consumer;

/**
 * The way to the broker as the uplink needs it. Nothing here blocks: what becomes of a call arrives
 * as an event. Events of a client that was thrown away never arrive.
 */
public interface Publisher extends AutoCloseable {
  /** Makes a new client and connects it; {@code Connected} or {@code Disconnected} follows. */
  void connect(Payload will, Consumer<UplinkEvent> events);

  /** Publishes at QoS 1; {@code PubAck} follows, or {@code Disconnected}. */
  void publish(UplinkAction.Publish message);

  /** Throws the client away. */
  void disconnect();

  /** Waits up to a second for what was published last, then throws the client away. */
  @Override
  void close();
}
