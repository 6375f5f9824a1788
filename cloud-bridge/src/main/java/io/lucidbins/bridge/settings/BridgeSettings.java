package io.lucidbins.bridge.settings;

import io.lucidbins.bridge.broker.BinPasswords;
import io.lucidbins.bridge.broker.BrokerSettings;
import io.lucidbins.bridge.database.StoreSettings;
import io.lucidbins.bridge.fleet.TenantId;
import io.lucidbins.bridge.mqtt.MqttSettings;
import io.lucidbins.bridge.web.WebSettings;
import java.nio.file.Path;

/**
 * Everything that one bridge is told.
 *
 * @param state folder of what is not in the store: the tenant's secrets, the broker's journal
 */
public record BridgeSettings(
    TenantId tenant, Path state, StoreSettings store, Broker broker, WebSettings web) {
  /** The user name of the bridge at the embedded broker, and elsewhere unless told otherwise. */
  public static final String BRIDGE_NAME = "bridge.1";

  /** Which broker. */
  public sealed interface Broker {
    /** One inside this process; the bridge's own password is drawn at each start. */
    record Embedded(BrokerSettings settings, BinPasswords bins) implements Broker {}

    /** One that runs elsewhere. */
    record External(MqttSettings settings) implements Broker {}
  }
}
