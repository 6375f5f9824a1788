package io.lucidbins.bridge;

import io.lucidbins.bridge.access.Cards;
import io.lucidbins.bridge.access.SecretsFile;
import io.lucidbins.bridge.broker.EmbeddedBroker;
import io.lucidbins.bridge.broker.Passwords;
import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.dispatch.PlanPickups;
import io.lucidbins.bridge.dispatch.Roads;
import io.lucidbins.bridge.exchange.ExportPlan;
import io.lucidbins.bridge.exchange.StoreImport;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.history.FillHistory;
import io.lucidbins.bridge.ingest.Ingest;
import io.lucidbins.bridge.mqtt.MqttSettings;
import io.lucidbins.bridge.mqtt.PahoInbox;
import io.lucidbins.bridge.notify.Feed;
import io.lucidbins.bridge.notify.Topic;
import io.lucidbins.bridge.points.AwardListener;
import io.lucidbins.bridge.points.Points;
import io.lucidbins.bridge.settings.BridgeSettings;
import io.lucidbins.bridge.settings.BridgeSettings.Broker;
import io.lucidbins.bridge.web.BridgeSources;
import io.lucidbins.bridge.web.Desks;
import io.lucidbins.bridge.web.DispatchBoard;
import io.lucidbins.bridge.web.DispatchDesk;
import io.lucidbins.bridge.web.FleetDesk;
import io.lucidbins.bridge.web.ReadinessCheck;
import io.lucidbins.bridge.web.WebServer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** One running bridge. */
public final class CloudBridge implements AutoCloseable {
  /** How often held batches are looked at again. */
  private static final Duration HELD_BATCHES = Duration.ofMillis(100);

  /** How often it is asked whether a plan is due. */
  private static final Duration PLANNING = Duration.ofMinutes(1);

  /** How often it is looked whether a command changed the store. */
  private static final Duration OTHERS_CHANGES = Duration.ofSeconds(1);

  private final OpenParts open;
  private final Fleet fleet;
  private final FillHistory history;
  private final Points points;
  private final Ingest ingest;
  private final PlanPickups pickups;
  private final PahoInbox inbox;
  private final MqttSettings mqtt;
  private final WebServer web;

  private CloudBridge(OpenParts open, BridgeSettings settings, Times times) {
    this.open = open;
    String tenant = settings.tenant().value();
    var database = open.add(openStore(settings), Database::close);
    this.fleet = new Fleet(database, settings.tenant());
    this.history = new FillHistory(database, tenant);
    var feed = new Feed(database, tenant, times.clock());
    open.add(Ticker.start("feed", OTHERS_CHANGES, feed::catchUp), Ticker::close);

    var secrets = SecretsFile.open(settings.state(), new SecureRandom());
    var cards = new Cards(tenant, secrets, times.random());
    this.points =
        open.add(
            Points.start(database, cards, times.random(), times.clock(), liveAwards(feed)),
            Points::close);

    this.ingest =
        new Ingest(
            new Ingest.Parts(database, settings.tenant(), fleet, history, points.deposits()),
            new LiveFeed(feed),
            new Ingest.Time(times.clock(), System::nanoTime));
    open.add(Ticker.start("held-batches", HELD_BATCHES, ingest::tick), Ticker::close);

    this.pickups = Planning.in(database, settings, feed);
    var planning = new Jobs.Job("plan", PLANNING, () -> pickups.planIfDue(times.clock().instant()));
    open.add(Jobs.start(database, List.of(planning), times.clock()), Jobs::close);

    this.mqtt = broker(settings.broker(), times.random());
    this.inbox = open.add(PahoInbox.start(mqtt, ingest, times.random()), PahoInbox::close);

    var board = new DispatchBoard(pickups, System::nanoTime);
    var sources = new BridgeSources(fleet, history, points.feed(), board, settings.web().zone());
    var readables = new WebServer.Readables(sources, feed, readiness(database));
    var desks =
        new Desks(
            new DispatchDesk(
                pickups,
                () -> ExportPlan.of(settings.tenant(), settings.web().zone(), fleet.bins()),
                times.clock(),
                System::nanoTime),
            new FleetDesk(
                fleet,
                new StoreImport(
                    database,
                    fleet,
                    new Roads(database, tenant),
                    tx -> feed.publish(tx, Topic.BINS, List.of()))),
            System::nanoTime);
    this.web =
        open.add(
            WebServer.start(settings.web(), readables, desks, times.clock(), times.random()),
            WebServer::close);
  }

  /** What makes two runs differ. */
  private record Times(InstantSource clock, RandomGenerator random) {}

  /**
   * Starts one; it connects to its broker in the background.
   *
   * @param clock the bridge's dates
   * @param random for passwords and ids: a cryptographic one outside of tests
   * @throws RuntimeException if a part cannot start; then everything that was open is closed
   */
  public static CloudBridge start(
      BridgeSettings settings, InstantSource clock, RandomGenerator random) {
    var open = new OpenParts();
    boolean started = false;
    try {
      var bridge = new CloudBridge(open, settings, new Times(clock, random));
      started = true;
      return bridge;
    } finally {
      if (!started) {
        open.close();
      }
    }
  }

  /** Opens the store of a bridge, running or not; for commands that only look. */
  public static Database openStore(BridgeSettings settings) {
    return Database.open(settings.store(), System::nanoTime);
  }

  private List<ReadinessCheck> readiness(Database database) {
    return List.of(
        ReadinessCheck.of("database", () -> database.read(_ -> true), "the store cannot be read"),
        ReadinessCheck.of(
            "broker", this::isConnected, "the bridge is not connected to its broker"));
  }

  private static AwardListener liveAwards(Feed feed) {
    return (tx, _) -> feed.publish(tx, Topic.POINTS, List.of());
  }

  private MqttSettings broker(Broker broker, RandomGenerator random) {
    return switch (broker) {
      case Broker.External(MqttSettings settings) -> settings;
      case Broker.Embedded embedded -> {
        String password = Passwords.random(random);
        var bins = Passwords.from(embedded.bins(), random);
        var running =
            open.add(
                EmbeddedBroker.start(embedded.settings(), bins, password), EmbeddedBroker::close);
        yield new MqttSettings(running.uri(), BridgeSettings.BRIDGE_NAME, password);
      }
    };
  }

  /** The bins, trucks and sites. */
  public Fleet fleet() {
    return fleet;
  }

  /** What the bins reported. */
  public FillHistory history() {
    return history;
  }

  /** What the deposits earned. */
  public Points points() {
    return points;
  }

  /** Which bins are to be emptied, and the plans for it. */
  public PlanPickups pickups() {
    return pickups;
  }

  /** What ingest did since the start. */
  public Ingest.Counts ingestCounts() {
    return ingest.counts();
  }

  /** Where bins connect to: {@code tcp://HOST:PORT}. */
  public String brokerUri() {
    return mqtt.uri();
  }

  /** The port of the broker, also if a free one was asked for. */
  public int mqttPort() {
    return Integer.parseInt(mqtt.uri().substring(mqtt.uri().lastIndexOf(':') + 1));
  }

  /** The port of the pages, also if a free one was asked for. */
  public int webPort() {
    return web.port();
  }

  /** Whether the broker is reached just now. */
  public boolean isConnected() {
    return inbox.isConnected();
  }

  /** Waits for the first connection to the broker; false if there was none in time. */
  public boolean awaitConnection(Duration longest) throws InterruptedException {
    return inbox.awaitConnection(longest);
  }

  /** Answers what is on its way, commits what was accepted, and gives everything back. */
  @Override
  public void close() {
    open.close();
  }
}
