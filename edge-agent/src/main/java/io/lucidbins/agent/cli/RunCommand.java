package io.lucidbins.agent.cli;

import io.lucidbins.agent.EdgeAgent;
import io.lucidbins.agent.outbox.OutboxUnavailable;
import io.lucidbins.agent.parts.Board;
import io.lucidbins.agent.settings.AgentSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.tinylog.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code edge-agent run}: the service. */
@Command(
    name = "run",
    description = "Measures, keeps and sends until it is stopped.",
    versionProvider = EdgeAgentCommand.Version.class,
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  /** Made by systemd-timesyncd once the wall clock was set since the machine started. */
  private static final Path CLOCK_IS_SET = Path.of("/run/systemd/timesync/synchronized");

  @Mixin private Places places = new Places();

  @Override
  public Integer call() throws InterruptedException {
    AgentSettings settings = places.settings();
    Path state = places.stateDirectory();
    unpackSqliteIn(state);
    Board board = places.board(settings.parts());
    EdgeAgent agent = start(settings, board, state);
    Thread stop = Thread.ofPlatform().name("stop").unstarted(agent::close);
    Runtime.getRuntime().addShutdownHook(stop);
    Logger.info(
        "edge-agent {}: bin {}, outbox {} in {}, broker {}:{}",
        EdgeAgent.version(),
        agent.bin(),
        agent.outboxId(),
        state,
        settings.uplink().host(),
        settings.uplink().port());
    try {
      agent.ended().get();
      return ExitCode.DONE;
    } catch (ExecutionException e) {
      Logger.error(e.getCause(), "the agent cannot go on and ends; the service starts it anew");
      return ExitCode.FAILED;
    }
  }

  private EdgeAgent start(AgentSettings settings, Board board, Path state) {
    BooleanSupplier clockIsSet = places.isVirtual() ? () -> true : () -> Files.exists(CLOCK_IS_SET);
    try {
      return EdgeAgent.start(settings, board, state, clockIsSet);
    } catch (RuntimeException e) {
      board.close();
      throw e;
    }
  }

  /** A temporary folder that forbids programs would stop SQLite's library from loading. */
  static void unpackSqliteIn(Path state) {
    Path folder = state.resolve("native");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new OutboxUnavailable("cannot make " + folder + ": " + e, e);
    }
    System.setProperty("org.sqlite.tmpdir", folder.toString());
  }
}
