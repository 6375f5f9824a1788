package io.lucidbins.agent.parts;

import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.IioDevice;
import io.lucidbins.pi4j.linux.IioDevices;
import io.lucidbins.pi4j.linux.KernelException;
import io.lucidbins.pi4j.linux.Pause;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * One IIO device that expects exactly the calls of a script: {@code "find"} and {@code "!find"} (it
 * is not there), {@code "in_voltage0 8388608"} a raw value, {@code "in_voltage0 !5"} an error
 * number.
 */
final class ScriptedIio implements IioDevices, AutoCloseable {
  final VirtualClock clock = VirtualClock.stepped();
  final Pause pause = new Pause(clock);
  private final String driver;
  private final ArrayDeque<String> script;

  ScriptedIio(String driver, String... script) {
    this.driver = driver;
    this.script = new ArrayDeque<>(List.of(script));
  }

  @Override
  public Optional<IioDevice> find(String name) {
    if (!name.equals(driver)) {
      throw new AssertionError("expected " + driver + ", but " + name + " is looked for");
    }
    return switch (next("find")) {
      case "find" -> Optional.of(new Device());
      case "!find" -> Optional.empty();
      default -> throw new AssertionError("unexpected: find");
    };
  }

  private final class Device implements IioDevice {
    @Override
    public String name() {
      return driver;
    }

    @Override
    public long raw(String channel) throws KernelException {
      String[] step = next(channel).split(" ");
      if (step.length != 2 || !step[0].equals(channel)) {
        throw new AssertionError("expected " + List.of(step) + ", but the call is " + channel);
      }
      if (step[1].startsWith("!")) {
        throw new KernelException(Integer.parseInt(step[1].substring(1)), "scripted " + channel);
      }
      return Long.parseLong(step[1]);
    }

    @Override
    public double scale(String channel) {
      throw new AssertionError("no driver reads a scale");
    }
  }

  private String next(String call) {
    String step = script.poll();
    if (step == null) {
      throw new AssertionError(call + " after the end of the script");
    }
    return step;
  }

  /** Fails if a step of the script did not happen. */
  @Override
  public void close() {
    if (!script.isEmpty()) {
      throw new AssertionError("left over: " + script);
    }
  }
}
