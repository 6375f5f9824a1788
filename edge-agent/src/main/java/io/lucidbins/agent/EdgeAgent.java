package io.lucidbins.agent;

import io.lucidbins.agent.command.AnswerCommands;
import io.lucidbins.agent.deposit.BinWatch;
import io.lucidbins.agent.deposit.BinWatchSettings;
import io.lucidbins.agent.health.BootMarker;
import io.lucidbins.agent.health.HealthLog;
import io.lucidbins.agent.health.KeptFaults;
import io.lucidbins.agent.mqtt.BrokerAddress;
import io.lucidbins.agent.mqtt.PahoPublisher;
import io.lucidbins.agent.mqtt.Password;
import io.lucidbins.agent.outbox.SqliteOutbox;
import io.lucidbins.agent.outbox.Stamper;
import io.lucidbins.agent.parts.Board;
import io.lucidbins.agent.settings.AgentSettings;
import io.lucidbins.agent.uplink.Self;
import io.lucidbins.agent.uplink.Uplink;
import io.lucidbins.agent.uplink.UplinkLoop;
import io.lucidbins.agent.uplink.UplinkSettings;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Event;
import io.lucidbins.device.EventDetail;
import io.lucidbins.device.OutboxId;
import io.lucidbins.device.RunId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** One running agent: settings, then each part, made in order and closed in reverse. */
public final class EdgeAgent implements AutoCloseable {
  private final BinId bin;
  private final SqliteOutbox outbox;
  private final BootMarker marker;
  private final AnswerCommands commands;
  private final UplinkLoop uplink;
  private final KeptFaults faults;
  private final WatchLoop watch;
  private final Optional<CardLoop> cards;
  private final Board board;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  private EdgeAgent(
      AgentSettings settings, Board board, Path stateDirectory, BooleanSupplier clockIsSet) {
    this.bin = Objects.requireNonNull(settings.bin(), "the settings name no bin");
    this.board = board;
    var random = new SecureRandom();
    var run = RunId.random(random);
    this.outbox = SqliteOutbox.open(stateDirectory, settings.outbox(), random);
    this.marker = BootMarker.set(stateDirectory);
    var stamper =
        new Stamper(outbox.boot(), board.monotonic()::nanos, board.wallClock(), clockIsSet);

    var binSettings = new BinWatchSettings(bin, settings.sampling(), settings.deposit());
    var binWatch = BinWatch.of(board, outbox, stamper, binSettings, random);
    this.commands = new AnswerCommands(run, outbox, stamper, binWatch::requestSample);

    var self = new Self(bin, run, version(), settings.hash());
    var machine = new Uplink(settings.uplink(), outbox, self, random);
    var publisher = publisher(settings.uplink());
    this.uplink =
        new UplinkLoop(machine, publisher, System::nanoTime, ended::completeExceptionally);
    var health = new HealthLog(outbox, uplink::steppedAt, System::nanoTime);
    this.faults = new KeptFaults(stateDirectory, binWatch.faults(), System::nanoTime);
    Runnable tick =
        () -> {
          health.tick();
          faults.tick();
        };
    this.watch =
        new WatchLoop(binWatch, board.monotonic()::nanos, tick, ended::completeExceptionally);
    this.cards = binWatch.cards().map(c -> new CardLoop(c, ended::completeExceptionally));

    outbox.listen(uplink::appended);
    outbox.append(
        List.of(new Event(stamper.stamp(), new EventDetail.Booted(marker.reason(), version()))));
    commands.start();
    uplink.start();
    watch.start();
    cards.ifPresent(CardLoop::start);
  }

  /**
   * Starts an agent. It runs until it is closed.
   *
   * @param settings with the bin's name and its password file
   * @param board closed with the agent
   * @param stateDirectory where the outbox is; made if it is not there
   * @param clockIsSet whether the board's wall clock can be believed
   * @throws io.lucidbins.agent.outbox.OutboxBusy if another agent runs on that directory
   * @throws io.lucidbins.agent.outbox.OutboxUnavailable if the outbox cannot be opened
   */
  public static EdgeAgent start(
      AgentSettings settings, Board board, Path stateDirectory, BooleanSupplier clockIsSet) {
    return new EdgeAgent(settings, board, stateDirectory, clockIsSet);
  }

  private PahoPublisher publisher(UplinkSettings settings) {
    Path file = Objects.requireNonNull(settings.passwordFile(), "the settings name no password");
    var broker = new BrokerAddress(settings.host(), settings.port());
    return new PahoPublisher(broker, bin, new Password(file), commands::take);
  }

  /** The version of this program, "dev" when it does not run from its jar. */
  public static String version() {
    String version = EdgeAgent.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  public BinId bin() {
    return bin;
  }

  /** The id of the outbox that this agent writes. */
  public OutboxId outboxId() {
    return outbox.id();
  }

  /**
   * Completes with the reason if the agent cannot go on; it is to be closed and started anew then.
   */
  public CompletableFuture<Void> ended() {
    return ended;
  }

  /** Stops in good order within 2 s: no more samples, offline said, everything committed. */
  @Override
  public void close() {
    cards.ifPresent(CardLoop::close);
    watch.close();
    faults.close();
    commands.close();
    uplink.close();
    try (board) {
      outbox.close();
      marker.clear();
    }
  }
}
