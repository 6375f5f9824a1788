package io.lucidbins.mocks.trace;

import io.lucidbins.mocks.bus.I2cBus;
import io.lucidbins.mocks.bus.I2cFault;
import io.lucidbins.mocks.bus.I2cPart;
import io.lucidbins.pi4j.linux.Errno;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One address of a bus that answers from a trace. */
final class ReplayedI2c implements I2cPart {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final Map<String, Integer> ERRNOS =
      Map.of(
          "EREMOTEIO", Errno.EREMOTEIO,
          "ENXIO", Errno.ENXIO,
          "ETIMEDOUT", Errno.ETIMEDOUT,
          "EAGAIN", Errno.EAGAIN,
          "EBUSY", Errno.EBUSY,
          "EACCES", Errno.EACCES,
          "EIO", Errno.EIO);

  private final String name;
  private final int address;
  private final Script script;
  private final List<String> faults;
  private final List<Byte> written = new ArrayList<>();
  private byte[] answer = {};
  private int nextRead;
  private boolean open;

  private ReplayedI2c(String name, int address, Script script, List<String> faults) {
    this.name = name;
    this.address = address;
    this.script = script;
    this.faults = faults;
  }

  /** Puts a script at an address, in place of what is there. */
  static void attach(I2cBus bus, int address, Script script, List<String> faults) {
    String name = "i2c%d %02X".formatted(bus.number(), address);
    bus.detach(address);
    bus.attach(address, new ReplayedI2c(name, address, script, faults));
    ERRNOS.forEach((symbol, errno) ->
        bus.fault(address, new I2cFault.Fails(errno), _ -> script.fails(address, symbol)));
  }

  /** What a device answers. */
  sealed interface Script {
    /** The answer to what was written, as hex digits; null if there is none. */
    @Nullable String answer(int address, String written);

    /** Whether the next transfer of the device fails so; if it does, it is over. */
    boolean fails(int address, String error);

    /** What did not happen. */
    List<String> left();
  }

  /** All transfers of a trace, in their order. */
  static final class StrictScript implements Script {
    private final ArrayDeque<Entry.I2c> steps;

    StrictScript(List<Entry.I2c> steps) {
      this.steps = new ArrayDeque<>(steps);
    }

    @Override
    public synchronized @Nullable String answer(int address, String written) {
      Entry.I2c next = steps.peek();
      if (next == null || next.address() != address || !next.written().equals(written)) {
        return null;
      }
      return steps.remove().read();
    }

    @Override
    public synchronized boolean fails(int address, String error) {
      Entry.I2c next = steps.peek();
      boolean fails = next != null && next.address() == address && next.error().equals(error);
      if (fails) {
        steps.remove();
      }
      return fails;
    }

    @Override
    public synchronized List<String> left() {
      return steps.stream().map(step -> "did not happen: " + step).toList();
    }
  }

  /** The transfers of one device, by what was written. */
  static final class LooseScript implements Script {
    private final Map<String, ArrayDeque<Entry.I2c>> answers = new HashMap<>();

    LooseScript(List<Entry.I2c> steps) {
      for (Entry.I2c step : steps) {
        answers.computeIfAbsent(step.written(), _ -> new ArrayDeque<>()).add(step);
      }
    }

    @Override
    public synchronized @Nullable String answer(int address, String written) {
      ArrayDeque<Entry.I2c> known = answers.get(written);
      if (known == null) {
        return "";
      }
      Entry.I2c step = known.size() > 1 ? known.remove() : known.element();
      return step.error().isEmpty() ? step.read() : null;
    }

    @Override
    public boolean fails(int address, String error) {
      return false; // what is written is not known yet
    }

    @Override
    public List<String> left() {
      return List.of();
    }
  }

  @Override
  public boolean start(boolean read) {
    if (!open) {
      open = true;
      written.clear();
    }
    nextRead = 0;
    return !read || begin();
  }

  /** Looks up the answer to what was written. */
  private boolean begin() {
    String found = script.answer(address, hex());
    if (found == null) {
      if (script instanceof StrictScript) {
        throw differs("the next transfer of the trace does not read after w " + hex());
      }
      return false;
    }
    answer = HEX.parseHex(found);
    written.clear();
    return true;
  }

  @Override
  public boolean write(int value) {
    written.add((byte) value);
    return true;
  }

  @Override
  public int read() {
    if (nextRead >= answer.length) {
      throw differs("more than the " + answer.length + " bytes of the trace are read");
    }
    return answer[nextRead++] & 0xFF;
  }

  @Override
  public void stop() {
    boolean wrote = open && !written.isEmpty();
    open = false;
    String bytes = hex();
    written.clear();
    if (wrote && script.answer(address, bytes) == null && script instanceof StrictScript) {
      throw differs("the next transfer of the trace is not w " + bytes);
    }
  }

  private AssertionError differs(String what) {
    open = false;
    written.clear();
    synchronized (faults) {
      faults.add(name + ": " + what);
    }
    return new AssertionError(name + ": " + what);
  }

  private String hex() {
    var text = new StringBuilder();
    written.forEach(value -> text.append(HEX.toHexDigits(value)));
    return text.toString();
  }
}
