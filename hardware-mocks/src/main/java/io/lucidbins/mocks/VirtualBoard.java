package io.lucidbins.mocks;

import io.lucidbins.mocks.scenario.Scenario;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.BoardPorts;
import io.lucidbins.pi4j.linux.BoardSource;
import java.nio.file.Path;

/**
 * The virtual Pi for an agent that is told only a scenario file: it follows this machine's time, so
 * that one can watch, and the scenario begins now. Found by {@link java.util.ServiceLoader}.
 */
public final class VirtualBoard implements BoardSource {

  /** For {@link java.util.ServiceLoader}. */
  public VirtualBoard() {}

  @Override
  public BoardPorts open(String scenario) {
    Scenario read = Scenario.read(Path.of(scenario));
    VirtualClock clock = VirtualClock.live(BoardPorts.systemWallClock().instant());
    VirtualPi pi = VirtualPi.of(read.bin(), clock);
    ScenarioRun.start(read, pi);
    return pi.closing(clock);
  }
}
