package io.lucidbins.mocks.junit;

import com.pi4j.io.IO;
import com.pi4j.io.i2c.I2C;
import io.lucidbins.mocks.Faults;
import io.lucidbins.mocks.VirtualPi;
import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bin.BinShape;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.time.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Everything that one test gets: a stepped clock, a glass bin of 240 L, a virtual Pi on it. */
final class TestWorld {
  private final long seed;
  private final WaitingThreads threads = WaitingThreads.fromNow();
  private final VirtualClock clock = VirtualClock.stepped();
  private final Bin bin;
  private final VirtualPi pi;
  private final ScriptedI2c scripts;

  TestWorld(long seed) {
    this.seed = seed;
    this.bin = new Bin(clock, BinShape.wheeled240(), Material.GLASS, seed);
    this.pi = VirtualPi.on(clock, bin, seed);
    this.scripts = new ScriptedI2c(pi);
  }

  /** Whether tests can ask for this type. */
  static boolean has(Class<?> type) {
    return type == VirtualPi.class
        || type == Bin.class
        || type == Faults.class
        || type == ScriptedI2c.class
        || type == VirtualClock.class;
  }

  /** One of what {@link #has} says. */
  Object get(Class<?> type) {
    if (type == VirtualPi.class) {
      return pi;
    }
    if (type == Bin.class) {
      return bin;
    }
    if (type == Faults.class) {
      return pi.faults();
    }
    return type == ScriptedI2c.class ? scripts : clock;
  }

  /** What the test has not finished or not closed, one line each. */
  List<String> leftovers() {
    List<String> found = new ArrayList<>(scripts.leftovers());
    if (!pi.pi4j().isShutdown()) {
      for (IO<?, ?, ?> io : pi.pi4j().registry().all().values()) {
        if (isOpen(io)) {
          found.add(
              "a Pi4J instance still open: %s %s (close it, or shut the context down)"
                  .formatted(io.type(), io.id()));
        }
      }
    }
    for (int bcm : pi.watchedPins()) {
      found.add("a listener still registered: at GPIO " + bcm);
    }
    threads.left().forEach(name -> found.add("a virtual thread still waiting: " + name));
    return found;
  }

  /** A closed I2C device stays in Pi4J's registry; everything else leaves it. */
  private static boolean isOpen(IO<?, ?, ?> io) {
    return !(io instanceof I2C device) || device.isOpen();
  }

  /** What a failure needs to be played again. */
  String state() {
    String time = String.format(Locale.ROOT, "%.6f", clock.nanos() / 1e9);
    return "seed "
        + seed
        + " (-Dseed="
        + seed
        + " plays it again), virtual time "
        + time
        + " s, the last transactions:\n  "
        + String.join("\n  ", pi.newestTransactions());
  }

  void close() {
    pi.close();
    clock.close();
  }
}
