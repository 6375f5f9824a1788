package io.lucidbins.agent.uplink;

import io.lucidbins.agent.uplink.UplinkAction.Channel;
import io.lucidbins.agent.uplink.UplinkAction.Publish;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The publishes that the broker has not answered. Paho throws 32202 rather than wait when there are
 * too many, so there are never more than 64, nor more than half of what the broker takes.
 */
final class Publishes {
  static final int MOST_IN_FLIGHT = 64;

  private final Map<Long, Long> sentAt = new LinkedHashMap<>();
  private int permits = 1;
  private long lastNumber;

  /** A new link: what was unanswered on the old one never will be. */
  void linkIsNew(int receiveMaximum) {
    sentAt.clear();
    permits = Math.clamp(receiveMaximum / 2, 1, MOST_IN_FLIGHT);
  }

  boolean mayPublish() {
    return sentAt.size() < permits;
  }

  Publish publish(Channel channel, Payload payload, long now) {
    lastNumber++;
    sentAt.put(lastNumber, now);
    return new Publish(lastNumber, channel, payload);
  }

  void answered(long number) {
    sentAt.remove(number);
  }

  /** Since when the oldest has been unanswered; empty if none is. */
  OptionalLong waitingSince() {
    return sentAt.values().stream().mapToLong(Long::longValue).min();
  }
}
