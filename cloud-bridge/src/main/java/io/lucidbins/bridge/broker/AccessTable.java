package io.lucidbins.bridge.broker;

import io.lucidbins.device.BinId;
import java.util.Set;

/**
 * Who may publish and receive what. A user is a bin (its id), a bridge (a name that starts with
 * {@code bridge.}; no bin id can hold a dot) or nobody; a rule names one topic filter exactly, so a
 * wider wildcard than the rule's is not the rule's and is refused.
 */
public final class AccessTable {
  private static final String ROOT = "lucidbins/v1/";
  private static final String BRIDGE = "bridge.";
  private static final String SHARE = "$share/";

  private static final Set<String> BIN_PUBLISHES = Set.of("up", "state");
  private static final Set<String> BIN_RECEIVES = Set.of("ack", "cmd");

  /** Whether the user may publish on the topic, also as its Will. */
  public boolean mayPublish(String user, String topic) {
    if (isBridge(user)) {
      return isOfABin(topic, BIN_RECEIVES);
    }
    return isBin(user) && isOf(user, topic, BIN_PUBLISHES);
  }

  /**
   * Whether the user may receive what the filter matches.
   *
   * @param filter an MQTT topic filter, of a shared subscription as well
   */
  public boolean mayReceive(String user, String filter) {
    String plain = withoutShare(filter);
    if (isBridge(user)) {
      return isOf("+", plain, BIN_PUBLISHES);
    }
    return isBin(user) && plain.equals(filter) && isOf(user, plain, BIN_RECEIVES);
  }

  /** Whether the user is a bridge, by its name. */
  static boolean isBridge(String user) {
    return user.startsWith(BRIDGE) && user.length() > BRIDGE.length();
  }

  /** Whether the user is a bin, by its name. */
  static boolean isBin(String user) {
    return BinId.isValid(user);
  }

  private static boolean isOf(String level, String topic, Set<String> ends) {
    String start = ROOT + level + "/";
    return topic.startsWith(start) && ends.contains(topic.substring(start.length()));
  }

  private static boolean isOfABin(String topic, Set<String> ends) {
    int slash = topic.lastIndexOf('/');
    return topic.startsWith(ROOT)
        && slash > ROOT.length()
        && isBin(topic.substring(ROOT.length(), slash))
        && ends.contains(topic.substring(slash + 1));
  }

  private static String withoutShare(String filter) {
    if (!filter.startsWith(SHARE)) {
      return filter;
    }
    int group = filter.indexOf('/', SHARE.length());
    return group < 0 ? filter : filter.substring(group + 1);
  }
}
