package io.lucidbins.agent.uplink;

import io.lucidbins.device.Ack;
import io.lucidbins.device.Welcome;

/** What can happen to the uplink. */
public sealed interface UplinkEvent {
  /**
   * The client that was asked for is connected and subscribed.
   *
   * @param receiveMaximum how many publishes the broker takes at once, 1 to 65,535
   * @param maximumPacketBytes the largest packet the broker takes, above 0
   */
  record Connected(int receiveMaximum, long maximumPacketBytes) implements UplinkEvent {}

  /**
   * The client did not connect, or is no longer connected.
   *
   * @param byBroker whether the other side closed the link
   * @param reason the MQTT 5 reason code, 0 if there was none
   */
  record Disconnected(boolean byBroker, int reason) implements UplinkEvent {}

  /**
   * The broker answered a publish.
   *
   * @param publish the number of the {@link UplinkAction.Publish}
   * @param reason the MQTT 5 reason code; from 0x80 on the message was not taken
   */
  record PubAck(long publish, int reason) implements UplinkEvent {}

  /** The bridge answered a Hello. */
  record Welcomed(Welcome welcome) implements UplinkEvent {}

  /** The bridge answered a batch. */
  record Acknowledged(Ack ack) implements UplinkEvent {}

  /**
   * Records were committed to the outbox.
   *
   * @param urgent whether one of them is to go out at once (a deposit or an alarm)
   */
  record Appended(boolean urgent) implements UplinkEvent {}

  /** The time that was asked for has come. */
  record Tick() implements UplinkEvent {}

  /** The agent stops in good order. */
  record Stop() implements UplinkEvent {}
}
