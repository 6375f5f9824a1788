package io.lucidbins.agent.parts;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import io.lucidbins.pi4j.linux.BoardPorts;
import io.lucidbins.pi4j.linux.BusTrace;
import io.lucidbins.pi4j.linux.CardSource;
import io.lucidbins.pi4j.linux.GpioSettings;
import io.lucidbins.pi4j.linux.IioDevices;
import io.lucidbins.pi4j.linux.LibC;
import io.lucidbins.pi4j.linux.LineGroup;
import io.lucidbins.pi4j.linux.LinuxDigitalInputProvider;
import io.lucidbins.pi4j.linux.LinuxDigitalOutputProvider;
import io.lucidbins.pi4j.linux.LinuxGpio;
import io.lucidbins.pi4j.linux.LinuxI2cProvider;
import io.lucidbins.pi4j.linux.LinuxSerialPorts;
import io.lucidbins.pi4j.linux.MonotonicClock;
import io.lucidbins.pi4j.linux.SerialPorts;
import io.lucidbins.pi4j.linux.SysfsIio;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The machine itself. Buses, lines and ports are opened with the first part that uses them; cards
 * come from a reader among the parts, not from the machine.
 */
record LinuxPorts(Context pi4j, SerialPorts serialPorts, IioDevices iioDevices, BusTrace buses)
    implements BoardPorts {

  static LinuxPorts open(PartsSettings settings) {
    LibC libc = LibC.system();
    var buses = new BusTrace(MonotonicClock.system(), traceablePorts(settings));
    var gpio = new LinuxGpio(libc, new GpioSettings("", lineGroups(settings)), buses);
    return new LinuxPorts(
        Pi4J.newContextBuilder()
            .noAutoDetect()
            .disableShutdownHook()
            .add(
                new LinuxDigitalInputProvider(gpio),
                new LinuxDigitalOutputProvider(gpio),
                new LinuxI2cProvider(libc, buses))
            .build(),
        new LinuxSerialPorts(libc, buses),
        new SysfsIio(libc, SysfsIio.ROOT),
        buses);
  }

  /** Parts of two lines have both or none, so that a half-claimed part is never driven. */
  static List<LineGroup> lineGroups(PartsSettings settings) {
    List<LineGroup> groups = new ArrayList<>();
    if (settings.level().part().hasEcho()) {
      LevelSettings.Pins pins = settings.level().pins();
      groups.add(new LineGroup("level", List.of(pins.trigger(), pins.echo())));
    }
    if (settings.weight().part() == WeightSettings.Part.HX711) {
      WeightSettings weight = settings.weight();
      groups.add(new LineGroup("weight", List.of(weight.clockPin(), weight.dataPin())));
    }
    return groups;
  }

  /** The range finder's port; a card reader's is never among them. */
  static Set<String> traceablePorts(PartsSettings settings) {
    LevelSettings level = settings.level();
    return level.part().isSerial() ? Set.of(level.port()) : Set.of();
  }

  @Override
  public Optional<BusTrace> trace() {
    return Optional.of(buses);
  }

  @Override
  public InstantSource wallClock() {
    return BoardPorts.systemWallClock();
  }

  @Override
  public MonotonicClock monotonic() {
    return MonotonicClock.system();
  }

  @Override
  public CardSource cards() {
    return CardSource.none();
  }

  @Override
  public void close() {
    if (!pi4j.isShutdown()) {
      pi4j.shutdown();
    }
    buses.stop();
  }
}
