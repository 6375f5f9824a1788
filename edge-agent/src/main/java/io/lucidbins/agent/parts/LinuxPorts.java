package io.lucidbins.agent.parts;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import io.lucidbins.pi4j.linux.BoardPorts;
import io.lucidbins.pi4j.linux.BusObserver;
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

/**
 * The machine itself. Buses, lines and ports are opened with the first part that uses them; cards
 * come from a reader among the parts, not from the machine.
 */
record LinuxPorts(Context pi4j, SerialPorts serialPorts, IioDevices iioDevices)
    implements BoardPorts {

  static LinuxPorts open(PartsSettings settings) {
    LibC libc = LibC.system();
    var gpio = new LinuxGpio(libc, new GpioSettings("", lineGroups(settings)), BusObserver.NONE);
    return new LinuxPorts(
        Pi4J.newContextBuilder()
            .noAutoDetect()
            .disableShutdownHook()
            .add(
                new LinuxDigitalInputProvider(gpio),
                new LinuxDigitalOutputProvider(gpio),
                new LinuxI2cProvider(libc))
            .build(),
        new LinuxSerialPorts(libc, BusObserver.NONE),
        new SysfsIio(libc, SysfsIio.ROOT));
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
  }
}
