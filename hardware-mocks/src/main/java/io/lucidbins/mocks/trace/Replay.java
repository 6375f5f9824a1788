package io.lucidbins.mocks.trace;

import io.lucidbins.mocks.VirtualPi;
import io.lucidbins.mocks.bus.I2cBus;
import io.lucidbins.mocks.bus.VirtualSerial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plays a trace back on a virtual Pi, in place of the parts that it names.
 *
 * <p><b>Strict</b>: I2C transfers must come in the order of the trace, over all devices, and write
 * the same bytes; what a serial port is sent must be what it was sent. <b>Loose</b>: each device
 * answers a transfer by what was written to it, with the answers of the trace in their order and
 * the last one again and again; other writes are taken, and every error is a missing
 * acknowledgement.
 *
 * <p>Bytes of serial lines arrive when they were read. Edges come at their time after the write of
 * an output that they followed in the trace, or after the start. Levels that were read are left
 * out: they follow from the edges.
 */
public final class Replay {
  private static final Map<Integer, List<String>> DRIVERS =
      Map.of(
          VirtualPi.ECHO_PIN, List.of("hc-sr04", "jsn-sr04t"),
          VirtualPi.DOUT_PIN, List.of("hx711"),
          VirtualPi.DRDY_PIN, List.of("nau7802"),
          VirtualPi.TILT_PIN, List.of("lis3dh"),
          VirtualPi.LID_PIN, List.of("lid"));

  private final List<String> faults = new ArrayList<>();
  private final List<ReplayedI2c.Script> scripts = new ArrayList<>();
  private final List<ReplayedSerial> serials = new ArrayList<>();

  private Replay() {}

  /** Plays {@code trace} back, each call as it was. */
  public static Replay strict(Trace trace, VirtualPi pi) {
    return new Replay().play(trace, pi, true);
  }

  /** Plays {@code trace} back, each device by what it is asked. */
  public static Replay loose(Trace trace, VirtualPi pi) {
    return new Replay().play(trace, pi, false);
  }

  private Replay play(Trace trace, VirtualPi pi, boolean strict) {
    List<Entry.I2c> transfers = only(trace, Entry.I2c.class);
    var order = new ReplayedI2c.StrictScript(transfers);
    if (strict) {
      scripts.add(order);
    }
    Map<String, List<Entry.I2c>> devices = new LinkedHashMap<>();
    for (Entry.I2c transfer : transfers) {
      String device = transfer.bus() + " " + transfer.address();
      devices.computeIfAbsent(device, _ -> new ArrayList<>()).add(transfer);
    }
    devices
        .values()
        .forEach(own -> {
          ReplayedI2c.Script script = strict ? order : new ReplayedI2c.LooseScript(own);
          ReplayedI2c.attach(bus(pi, own.getFirst()), own.getFirst().address(), script, faults);
        });
    serialLines(trace, pi, strict);
    edges(trace, pi);
    return this;
  }

  private static I2cBus bus(VirtualPi pi, Entry.I2c transfer) {
    return switch (transfer.bus()) {
      case 1 -> pi.i2c();
      case 3 -> pi.cardBus();
      default ->
          throw new IllegalArgumentException(
              "the virtual Pi has the I2C buses 1 and 3, but the trace has " + transfer.bus());
    };
  }

  private void serialLines(Trace trace, VirtualPi pi, boolean strict) {
    Map<String, List<Entry.Serial>> ports = new LinkedHashMap<>();
    for (Entry.Serial entry : only(trace, Entry.Serial.class)) {
      ports.computeIfAbsent(entry.port(), _ -> new ArrayList<>()).add(entry);
    }
    ports.forEach((port, entries) -> {
      VirtualSerial line = pi.serial("/dev/" + port);
      int baud = line.path().equals(VirtualPi.CARDS_PORT) ? 115_200 : 9_600;
      var part = new ReplayedSerial(line, entries, pi.clock().nanos(), strict, faults);
      serials.add(part);
      line.attach(part, baud);
    });
  }

  private static void edges(Trace trace, VirtualPi pi) {
    Set<Integer> inputs = new LinkedHashSet<>();
    only(trace, Entry.Edge.class).forEach(edge -> inputs.add(edge.line()));
    for (int input : inputs) {
      for (String part : DRIVERS.getOrDefault(input, List.of())) {
        if (pi.partNames().contains(part)) {
          pi.part(part).unplug(true);
        }
      }
    }
    ReplayedLines.play(trace, pi);
  }

  private static <E extends Entry> List<E> only(Trace trace, Class<E> kind) {
    return trace.entries().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /**
   * Fails if something happened that is not in the trace, or, strict, if something of it did not
   * happen.
   *
   * @throws AssertionError that says what
   */
  public void verify() {
    List<String> wrong = new ArrayList<>();
    synchronized (faults) {
      wrong.addAll(faults);
    }
    scripts.forEach(script -> wrong.addAll(script.left()));
    serials.forEach(serial -> wrong.addAll(serial.left()));
    if (!wrong.isEmpty()) {
      throw new AssertionError("the replay differs:\n- " + String.join("\n- ", wrong));
    }
  }
}
