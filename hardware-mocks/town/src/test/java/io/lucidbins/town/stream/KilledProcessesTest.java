package io.lucidbins.town.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.cli.CloudBridgeCommand;
import io.lucidbins.device.Deposit;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three bins, one bridge with its broker, and what a bad day does to them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KilledProcessesTest {
  private static final List<String> BINS = List.of("north-1", "middle-2", "south-3");
  private static final int RECORDS = 2_000;
  private static final Duration LONGEST = Duration.ofMinutes(4);

  @TempDir private Path folder;
  private final Map<String, ChildProgram> agents = new LinkedHashMap<>();
  private @Nullable ChildProgram bridge;
  private int brokerPort;

  @Test
  void loses_and_doubles_nothing_when_bridge_broker_and_agent_are_killed() throws Exception {
    brokerPort = freePort();
    startBridge();
    startAgents("busy");

    awaitRecords(RECORDS / 4);
    bridge().kill();
    awaitRecords(RECORDS * 2 / 4);
    startBridge();
    awaitAnyExplained();
    bridge().kill();
    wipe(folder.resolve("bridge/broker"));
    startBridge();
    awaitRecords(RECORDS * 3 / 4);
    agent("middle-2").kill();
    startAgent("middle-2", "busy");
    awaitRecords(RECORDS);
    for (ChildProgram agent : agents.values()) {
      assertThat(agent.terminate()).as(agent.output()).isEqualTo(143);
    }
    startAgents("quiet");
    awaitDrained();
    for (ChildProgram agent : agents.values()) {
      assertThat(agent.terminate()).as(agent.output()).isEqualTo(143);
    }
    assertThat(bridge().terminate()).as(bridge().output()).isEqualTo(143);

    try (var stored = new BridgeContents(store())) {
      for (String bin : BINS) {
        compare(bin, stored);
      }
    }
  }

  private void compare(String bin, BridgeContents stored) throws SQLException {
    List<Held> committed = OutboxContents.records(outbox(bin));
    List<Held> received = stored.records(bin);

    assertThat(committed).as("records of " + bin).hasSizeGreaterThanOrEqualTo(RECORDS);
    assertThat(received).as("what the bridge holds of " + bin).isEqualTo(committed);
    assertThat(stored.count("loss", bin)).as("losses of " + bin).isZero();
    assertThat(stored.count("quarantine", bin)).as("refused batches of " + bin).isZero();
    long deposits = committed.stream().filter(h -> h.record() instanceof Deposit).count();
    assertThat(deposits).as("deposits of " + bin).isPositive();
    assertThat(stored.count("deposit", bin)).as("deposit rows of " + bin).isEqualTo(deposits);
    System.out.printf(
        "%s: %d records, %d of them deposits, in %d streams%n",
        bin, committed.size(), deposits, committed.stream().map(Held::stream).distinct().count());
  }

  private void startBridge() throws IOException {
    Path settings = folder.resolve("bridge.toml");
    Files.writeString(
        settings,
        """
        [embedded_broker]
        listen = "127.0.0.1:%d"

        [web]
        listen = "127.0.0.1:0"
        """
            .formatted(brokerPort));
    bridge =
        ChildProgram.start(
            folder,
            folder.resolve("bridge.log"),
            CloudBridgeCommand.class,
            "run",
            "--settings",
            settings.toString(),
            "--state",
            folder.resolve("bridge").toString());
  }

  private void startAgents(String pace) {
    BINS.forEach(bin -> startAgent(bin, pace));
  }

  private void startAgent(String bin, String pace) {
    agents.put(
        bin,
        ChildProgram.start(
            folder,
            folder.resolve(bin + ".log"),
            BusyBin.class,
            bin,
            folder.resolve(bin).toString(),
            Integer.toString(brokerPort),
            folder.resolve("desk-mqtt-password").toString(),
            pace));
  }

  private ChildProgram agent(String bin) {
    return Objects.requireNonNull(agents.get(bin));
  }

  private ChildProgram bridge() {
    return Objects.requireNonNull(bridge);
  }

  private void awaitRecords(long least) throws InterruptedException {
    Await.until(
        () -> BINS.stream().allMatch(bin -> OutboxContents.count(outbox(bin)) >= least),
        LONGEST,
        this::logs);
  }

  private void awaitAnyExplained() throws InterruptedException {
    Await.until(
        () -> BINS.stream().allMatch(bin -> explained(bin) > RECORDS / 4), LONGEST, this::logs);
  }

  private void awaitDrained() throws InterruptedException {
    Await.until(
        () ->
            BINS.stream().allMatch(bin -> explained(bin) == OutboxContents.count(outbox(bin)))
                && agents.values().stream().allMatch(ChildProgram::isAlive),
        LONGEST,
        this::logs);
  }

  private long explained(String bin) {
    try (var stored = new BridgeContents(store())) {
      return stored.explained(bin);
    } catch (SQLException e) {
      return 0; // just being made
    }
  }

  private Path store() {
    return folder.resolve("bridge/store.db");
  }

  private Path outbox(String bin) {
    return folder.resolve(bin).resolve("outbox.db");
  }

  private String logs() {
    var text = new StringBuilder(bridge().output());
    agents.forEach(
        (bin, agent) -> text.append('\n').append(bin).append('\n').append(agent.output()));
    return text.toString();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void wipe(Path directory) throws IOException {
    assertThat(directory).as("the store of the broker").isDirectory();
    try (var paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @AfterEach
  void end_what_is_left() {
    agents.values().forEach(ChildProgram::close);
    if (bridge != null) {
      bridge.close();
    }
  }
}
