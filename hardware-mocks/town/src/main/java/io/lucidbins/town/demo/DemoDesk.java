package io.lucidbins.town.demo;

import io.lucidbins.agent.settings.AgentSettings;
import io.lucidbins.bridge.CloudBridge;
import io.lucidbins.bridge.access.SecretsFile;
import io.lucidbins.bridge.broker.BinPasswords;
import io.lucidbins.bridge.broker.BrokerSettings;
import io.lucidbins.bridge.broker.Passwords;
import io.lucidbins.bridge.database.StoreSettings;
import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.ClockWindow;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.fleet.Site;
import io.lucidbins.bridge.fleet.SiteKind;
import io.lucidbins.bridge.fleet.TenantId;
import io.lucidbins.bridge.fleet.Vehicle;
import io.lucidbins.bridge.fleet.WasteStream;
import io.lucidbins.bridge.settings.BridgeSettings;
import io.lucidbins.bridge.web.WebSettings;
import io.lucidbins.device.TenantPublicKey;
import io.lucidbins.town.BinPlace;
import io.lucidbins.town.TownMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The folder of a demo and what is set up in it: settings, passwords, the town's description. */
final class DemoDesk {
  private static final String DEPOT = "depot";

  private final Path folder;
  private final ZoneId zone;
  private final RandomGenerator secrets;
  private final String binPassword;

  /**
   * An empty desk.
   *
   * @param secrets where passwords and keys come from, not the town's seed
   */
  DemoDesk(Path folder, ZoneId zone, RandomGenerator secrets) {
    this.folder = folder;
    this.zone = zone;
    this.secrets = secrets;
    this.binPassword = Passwords.random(secrets);
  }

  CloudBridge startBridge(int wantedPort, InstantSource clock) {
    var broker = new BrokerSettings("127.0.0.1", 0, state().resolve("broker"));
    return CloudBridge.start(
        new BridgeSettings(
            new TenantId("demo"),
            state(),
            StoreSettings.file(state().resolve("store.db")),
            new BridgeSettings.Broker.Embedded(broker, new BinPasswords.Shared(binPassword)),
            WebSettings.defaults().in(zone).withPort(freePort(wantedPort))),
        clock,
        secrets);
  }

  private Path state() {
    return folder.resolve("bridge");
  }

  /** The wanted port if nobody listens there, else 0: any free one. */
  static int freePort(int wanted) {
    try (var probe = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      return 0;
    }
  }

  /** Settings that all agents share: this bridge's broker, its tenant's key, short waits. */
  AgentSettings agentSettings(CloudBridge bridge) {
    Path password = folder.resolve("bin-password");
    try {
      Files.createFile(
          password,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(password, binPassword + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("the demo cannot write to " + folder, e);
    }
    AgentSettings defaults = AgentSettings.defaults();
    return defaults
        .withDeposit(defaults.deposit().withTenantKey(tenantKey()))
        .withUplink(
            defaults
                .uplink()
                .withBroker("127.0.0.1", bridge.mqttPort(), password)
                .withLinger(Duration.ofSeconds(1)));
  }

  /** As an installer would take it: the line in the file that the bridge keeps for this. */
  private TenantPublicKey tenantKey() {
    try {
      return TenantPublicKey.ofLine(
          Files.readString(state().resolve(SecretsFile.PUBLIC_NAME)).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("the bridge left no tenant key in " + state(), e);
    }
  }

  Path stateOf(String bin) {
    return folder.resolve("bins").resolve(bin);
  }

  /** Tells the bridge where the depot, the sorting plant and the bins stand. */
  void describeBins(TownMap map, Fleet fleet) {
    fleet.put(new Site(DEPOT, "Depot", SiteKind.DEPOT, map.depot()));
    fleet.put(sortingPlant(map));
    map.bins().forEach(place -> fleet.put(describe(place)));
  }

  /** It takes what every truck brings, so each of them ends its day empty. */
  private static Site sortingPlant(TownMap map) {
    return new Site(
        "sorting-plant",
        "Sorting plant",
        SiteKind.DISPOSAL,
        map.sortingPlant(),
        map.wasteStreams(),
        Duration.ofMinutes(10),
        List.of(new ClockWindow(LocalTime.of(6, 0), LocalTime.of(16, 0))));
  }

  /** Tells the bridge which trucks there are, one for each stream: from now on it plans. */
  void describeTrucks(TownMap map, Fleet fleet) {
    map.wasteStreams().forEach(stream -> fleet.put(truck(stream)));
  }

  private static Vehicle truck(WasteStream stream) {
    return new Vehicle(
        "truck-" + stream.code(),
        "Truck " + stream.code(),
        Set.of(stream),
        DEPOT,
        DEPOT,
        18_000,
        9_000_000,
        LocalTime.of(6, 0),
        LocalTime.of(14, 0));
  }

  private static Bin describe(BinPlace place) {
    return new Bin(
        place.id(),
        place.name(),
        Optional.of(place.position()),
        place.wasteStream(),
        place.volumeLitres(),
        place.depthMm());
  }
}
