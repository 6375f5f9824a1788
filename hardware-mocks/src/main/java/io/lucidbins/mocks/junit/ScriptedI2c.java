package io.lucidbins.mocks.junit;

import io.lucidbins.mocks.VirtualPi;
import io.lucidbins.mocks.bus.I2cBus;
import io.lucidbins.mocks.bus.I2cPart;
import io.lucidbins.mocks.bus.ScriptedPart;
import java.util.ArrayList;
import java.util.List;

/**
 * Scripts in place of parts: from {@link #expect} on an address answers exactly the transfers of
 * its script. A transfer that does not match fails at once, wherever it happens, and again at the
 * end of the test, in case a driver swallowed it; a step that is left over fails at the end.
 */
public final class ScriptedI2c {
  private final VirtualPi pi;
  private final List<Script> scripts = new ArrayList<>();
  private final List<String> unexpected = new ArrayList<>();

  private record Script(String name, ScriptedPart part) {}

  ScriptedI2c(VirtualPi pi) {
    this.pi = pi;
  }

  /**
   * Puts a script on bus 1 in place of the part at this address.
   *
   * @param transfers such as {@code "w 00 r 28"}, {@code "w 0086 01"} or {@code "!nack"}; see
   *     {@link ScriptedPart}
   */
  public void expect(int address, String... transfers) {
    expect(pi.i2c(), address, transfers);
  }

  /** Puts a script on any bus of the Pi. */
  public synchronized void expect(I2cBus bus, int address, String... transfers) {
    var part = new ScriptedPart(List.of(transfers));
    String name = "i2c-%d 0x%02X".formatted(bus.number(), address);
    scripts.add(new Script(name, part));
    bus.detach(address);
    bus.attach(address, new Watched(name, part));
  }

  /** What is left over, one line each. */
  synchronized List<String> leftovers() {
    List<String> found = new ArrayList<>();
    unexpected.forEach(what -> found.add("an unexpected transaction: " + what));
    for (Script script : scripts) {
      try {
        script.part().verify();
      } catch (AssertionError e) {
        found.add("a script with steps left over at " + script.name() + ": " + e.getMessage());
      }
    }
    return found;
  }

  private synchronized void note(String name, AssertionError error) {
    unexpected.add(name + ": " + error.getMessage());
  }

  /** A scripted part whose failures are remembered. */
  private final class Watched implements I2cPart {
    private final String name;
    private final ScriptedPart part;
    private boolean failed;

    Watched(String name, ScriptedPart part) {
      this.name = name;
      this.part = part;
    }

    private AssertionError noted(AssertionError error) {
      note(name, error);
      failed = true;
      return error;
    }

    @Override
    public boolean start(boolean read) {
      try {
        return part.start(read);
      } catch (AssertionError e) {
        throw noted(e);
      }
    }

    @Override
    public boolean write(int value) {
      try {
        return part.write(value);
      } catch (AssertionError e) {
        throw noted(e);
      }
    }

    @Override
    public int read() {
      try {
        return part.read();
      } catch (AssertionError e) {
        throw noted(e);
      }
    }

    @Override
    public void stop() {
      if (failed) {
        failed = false; // this transfer has failed already; its stop has nothing to add
        return;
      }
      try {
        part.stop();
      } catch (AssertionError e) {
        throw noted(e);
      }
    }
  }
}
