package io.lucidbins.agent.parts;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import io.lucidbins.pi4j.linux.BoardPorts;
import io.lucidbins.pi4j.linux.BusObserver;
import io.lucidbins.pi4j.linux.CardSource;
import io.lucidbins.pi4j.linux.IioDevices;
import io.lucidbins.pi4j.linux.LibC;
import io.lucidbins.pi4j.linux.LinuxI2cProvider;
import io.lucidbins.pi4j.linux.LinuxSerialPorts;
import io.lucidbins.pi4j.linux.MonotonicClock;
import io.lucidbins.pi4j.linux.SerialPorts;
import io.lucidbins.pi4j.linux.SysfsIio;
import java.time.InstantSource;

/**
 * The machine itself. Buses, lines and ports are opened with the first part that uses them; cards
 * come from a reader among the parts, not from the machine.
 */
record LinuxPorts(Context pi4j, SerialPorts serialPorts, IioDevices iioDevices)
    implements BoardPorts {

  static LinuxPorts open() {
    LibC libc = LibC.system();
    return new LinuxPorts(
        Pi4J.newContextBuilder()
            .noAutoDetect()
            .disableShutdownHook()
            .add(new LinuxI2cProvider(libc))
            .build(),
        new LinuxSerialPorts(libc, BusObserver.NONE),
        new SysfsIio(libc, SysfsIio.ROOT));
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
