package io.lucidbins.town.ui;

import io.lucidbins.bridge.CloudBridge;
import io.lucidbins.bridge.broker.BinPasswords;
import io.lucidbins.bridge.broker.BrokerSettings;
import io.lucidbins.bridge.database.StoreSettings;
import io.lucidbins.bridge.fleet.TenantId;
import io.lucidbins.bridge.settings.BridgeSettings;
import io.lucidbins.bridge.web.WebSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;

/** A bridge as it is after its installation: no bin, no truck, no site. Its clock stands still. */
final class EmptyBridge implements AutoCloseable {
  /** A Friday, before the trucks leave. */
  static final Instant NOW = Instant.parse("2026-06-05T05:45:00Z");

  private final CloudBridge bridge;

  private EmptyBridge(CloudBridge bridge) {
    this.bridge = bridge;
  }

  /**
   * Starts one.
   *
   * @param folder where it keeps everything
   */
  static EmptyBridge start(Path folder) {
    var broker = new BrokerSettings("127.0.0.1", 0, folder.resolve("broker"));
    var settings =
        new BridgeSettings(
            new TenantId("ui"),
            folder,
            StoreSettings.file(folder.resolve("store.db")),
            new BridgeSettings.Broker.Embedded(broker, new BinPasswords.Shared("only for a test")),
            WebSettings.defaults().in(ZoneOffset.UTC).withPort(0));
    return new EmptyBridge(CloudBridge.start(settings, () -> NOW, new SecureRandom()));
  }

  /** Where its page is, with a slash at the end. */
  String site() {
    return "http://127.0.0.1:" + bridge.webPort() + "/";
  }

  @Override
  public void close() {
    bridge.close();
  }
}
