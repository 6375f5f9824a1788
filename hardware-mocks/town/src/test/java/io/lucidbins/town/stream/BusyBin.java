package io.lucidbins.town.stream;

import io.lucidbins.agent.EdgeAgent;
import io.lucidbins.agent.parts.Board;
import io.lucidbins.agent.settings.AgentSettings;
import io.lucidbins.device.BinId;
import io.lucidbins.mocks.VirtualPi;
import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bin.BinShape;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.MonotonicClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;

/**
 * A real agent on a virtual Pi whose time runs fast, so that thousands of records are made in
 * seconds; or, quiet, one that only drains what an earlier run left.
 */
final class BusyBin {
  private static final byte[] CARD = HexFormat.of().parseHex("04A1B2C3D4E580");
  private static final double BUSY_SPEED = 400;
  private static final Duration BUSY_INTERVAL = Duration.ofSeconds(8);
  private static final Duration QUIET_INTERVAL = Duration.ofHours(24);
  private static final Duration BETWEEN_DEPOSITS = Duration.ofMinutes(4);
  private static final Instant START = Instant.parse("2026-06-06T08:00:00Z");

  private BusyBin() {}

  /**
   * Runs until it is ended.
   *
   * @param args bin id, state directory, broker port, password file, {@code busy} or {@code quiet}
   */
  public static void main(String[] args) throws InterruptedException {
    boolean busy = "busy".equals(args[4]);
    var clock = VirtualClock.live(MonotonicClock.system(), START, busy ? BUSY_SPEED : 1);
    var bin = new Bin(clock, new BinShape(2_000, 1_200), Material.PET, args[0].hashCode());
    var pi = VirtualPi.on(clock, bin, args[0].hashCode());
    AgentSettings settings = settings(args, busy);
    var agent =
        EdgeAgent.start(settings, Board.of(pi, settings.parts()), Path.of(args[1]), () -> true);
    Runtime.getRuntime().addShutdownHook(new Thread(agent::close, "stop"));
    if (busy) {
      depositAgain(clock, pi);
    }
    new CountDownLatch(1).await();
  }

  private static void depositAgain(VirtualClock clock, VirtualPi pi) {
    pi.visitors().deposit(CARD, Material.PET, 150);
    clock.in(BETWEEN_DEPOSITS, () -> depositAgain(clock, pi));
  }

  private static AgentSettings settings(String[] args, boolean busy) {
    AgentSettings defaults = AgentSettings.defaults();
    return defaults
        .withBin(new BinId(args[0]))
        .withSampling(
            defaults
                .sampling()
                .withInterval(busy ? BUSY_INTERVAL : QUIET_INTERVAL)
                .withCalibration(defaults.sampling().calibration().withDepthMm(1_200)))
        .withDeposit(defaults.deposit().withMaterial("pet"))
        .withUplink(
            defaults
                .uplink()
                .withBroker("127.0.0.1", Integer.parseInt(args[2]), Path.of(args[3]))
                .withLinger(Duration.ofSeconds(1)));
  }
}
