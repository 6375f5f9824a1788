package io.lucidbins.device;

import io.lucidbins.device.BinTopic.Leaf;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The MQTT topics of protocol version 1: {@code lucidbins/v1/<bin id>/<leaf>}. */
public final class Topics {
  /** What the bridges of one tenant share: each batch goes to one of them. */
  public static final String UP_SHARED = "$share/bridge/lucidbins/v1/+/up";

  /** What each bridge subscribes to plainly: a shared subscription gets no retained messages. */
  public static final String STATE_ALL = "lucidbins/v1/+/state";

  private static final String ROOT = "lucidbins/v1/";
  private static final Pattern FORM = Pattern.compile(ROOT + "([^/]+)/(up|state|ack|cmd)");

  private Topics() {}

  /** Bin to bridge: {@link Hello} and {@link Batch}; QoS 1, not retained. */
  public static String up(BinId bin) {
    return topic(bin, Leaf.UP);
  }

  /** Bin to bridge: {@link State}; QoS 1, retained, also the Will. */
  public static String state(BinId bin) {
    return topic(bin, Leaf.STATE);
  }

  /** Bridge to bin: {@link Welcome} and {@link Ack}; QoS 1, not retained. */
  public static String ack(BinId bin) {
    return topic(bin, Leaf.ACK);
  }

  /** Bridge to bin: {@link Command}; QoS 1, not retained, with a message expiry. */
  public static String cmd(BinId bin) {
    return topic(bin, Leaf.CMD);
  }

  /** Takes a topic name apart; empty if it is none of ours. */
  public static Optional<BinTopic> parse(String topic) {
    var matcher = FORM.matcher(topic);
    if (!matcher.matches() || !BinId.isValid(matcher.group(1))) {
      return Optional.empty();
    }
    var leaf = Leaf.valueOf(matcher.group(2).toUpperCase(Locale.ROOT));
    return Optional.of(new BinTopic(new BinId(matcher.group(1)), leaf));
  }

  private static String topic(BinId bin, Leaf leaf) {
    return ROOT + bin + "/" + leaf.name().toLowerCase(Locale.ROOT);
  }
}
