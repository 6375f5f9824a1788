package io.lucidbins.agent.uplink;

/** What the uplink wants done. Payloads are not to be changed. */
public sealed interface UplinkAction {
  /** Where a message goes, below the topics of the bin. */
  enum Channel {
    UP,
    STATE
  }

  /**
   * Make a new client, connect and subscribe it. The will is the retained state that says offline.
   */
  record Connect(Payload will) implements UplinkAction {}

  /** Throw the client away; nothing more is expected of it. */
  record Disconnect() implements UplinkAction {}

  /**
   * Publish at QoS 1 (retained on {@link Channel#STATE}) and answer with a PubAck of the same
   * number.
   */
  record Publish(long number, Channel channel, Payload payload) implements UplinkAction {}

  /**
   * Step again at this time of the uplink's clock at the latest. Always the last action of a step.
   */
  record Wait(long untilNanos) implements UplinkAction {}
}
