package io.lucidbins.agent.uplink;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the bin reaches its bridge.
 *
 * @param host of the broker: a loopback address, since other links need certificates
 * @param port its MQTT port, 1 to 65,535
 * @param passwordFile file whose first line is the password of this bin; null for the one of the
 *     desk
 * @param window how many batches may be unacknowledged by the bridge, 1 to 64
 * @param linger how long a sample may wait for others to share its batch, 0 s to 1 h
 * @param drainPerSecond how many batches go out in a second at most, 1 to 1,000
 * @param reconnectSpread over how long a fleet spreads its first reconnect after the broker closed
 *     the link, 1 s to 1 h
 */
public record UplinkSettings(
    String host,
    int port,
    @Nullable Path passwordFile,
    int window,
    Duration linger,
    int drainPerSecond,
    Duration reconnectSpread) {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|::1");

  public static final int MOST_IN_WINDOW = 64;
  public static final int MOST_DRAINED_PER_SECOND = 1_000;
  public static final Duration LONGEST_LINGER = Duration.ofHours(1);
  public static final Duration SHORTEST_SPREAD = Duration.ofSeconds(1);
  public static final Duration LONGEST_SPREAD = Duration.ofHours(1);

  public UplinkSettings {
    if (!LOOPBACK.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "host must be a loopback address (localhost, 127.x.y.z or ::1), but is \"%s\": links to other machines need certificates, which this version does not have yet"
              .formatted(host));
    }
    requireIn("port", port, 1, 65_535);
    requireIn("window", window, 1, MOST_IN_WINDOW);
    requireIn("drain_per_second", drainPerSecond, 1, MOST_DRAINED_PER_SECOND);
    requireIn("linger", linger, Duration.ZERO, LONGEST_LINGER);
    requireIn("reconnect_spread", reconnectSpread, SHORTEST_SPREAD, LONGEST_SPREAD);
  }

  /** The broker of the desk, and the pace of the fleet. */
  public static UplinkSettings defaults() {
    return new UplinkSettings(
        "127.0.0.1", 1883, null, 4, Duration.ofSeconds(60), 20, Duration.ofSeconds(1));
  }

  /** The same with another broker. */
  public UplinkSettings withBroker(String otherHost, int otherPort, @Nullable Path otherFile) {
    return new UplinkSettings(
        otherHost, otherPort, otherFile, window, linger, drainPerSecond, reconnectSpread);
  }

  /** The same with another linger. */
  public UplinkSettings withLinger(Duration otherLinger) {
    return new UplinkSettings(
        host, port, passwordFile, window, otherLinger, drainPerSecond, reconnectSpread);
  }

  private static void requireIn(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(what + " " + value + " is not in " + least + ".." + most);
    }
  }

  private static void requireIn(String what, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          what + " " + value + " is not between " + least + " and " + most);
    }
  }
}
