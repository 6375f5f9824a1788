package io.lucidbins.bridge.web;

import java.time.Duration;
import java.time.ZoneId;

/**
 * Where the pages are served and how they tell the time.
 *
 * @param host address to listen on
 * @param port 0 to 65535; 0 takes a free one
 * @param zone in which pages show times; the API always answers UTC
 * @param heartbeat how often an idle event stream shows that it lives
 */
public record WebSettings(String host, int port, ZoneId zone, Duration heartbeat) {
  /** Highest TCP port. */
  public static final int MAX_PORT = 65_535;

  public WebSettings {
    if (host.isBlank()) {
      throw new IllegalArgumentException("the web host is empty; give an address like 127.0.0.1");
    }
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("the web port is 0 to " + MAX_PORT + ", not " + port);
    }
    if (!heartbeat.isPositive()) {
      throw new IllegalArgumentException("the heartbeat must be positive, not " + heartbeat);
    }
  }

  /** Loopback, port 8080, the machine's zone, a heartbeat each 15 s. */
  public static WebSettings defaults() {
    return new WebSettings("127.0.0.1", 8080, ZoneId.systemDefault(), Duration.ofSeconds(15));
  }

  /** The same with the times of another zone. */
  public WebSettings in(ZoneId otherZone) {
    return new WebSettings(host, port, otherZone, heartbeat);
  }

  /** The same on another port. */
  public WebSettings withPort(int otherPort) {
    return new WebSettings(host, otherPort, zone, heartbeat);
  }
}
