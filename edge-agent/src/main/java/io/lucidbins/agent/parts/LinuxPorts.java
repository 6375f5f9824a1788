package io.lucidbins.agent.parts;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import io.lucidbins.pi4j.linux.BoardPorts;
import io.lucidbins.pi4j.linux.CardSource;
import io.lucidbins.pi4j.linux.Errno;
import io.lucidbins.pi4j.linux.IioDevices;
import io.lucidbins.pi4j.linux.KernelException;
import io.lucidbins.pi4j.linux.LibC;
import io.lucidbins.pi4j.linux.LinuxI2cProvider;
import io.lucidbins.pi4j.linux.MonotonicClock;
import io.lucidbins.pi4j.linux.SerialPorts;
import java.time.InstantSource;

/** The machine itself. It has no card reader yet; its buses are opened with their first part. */
record LinuxPorts(Context pi4j) implements BoardPorts {

  static LinuxPorts open() {
    return new LinuxPorts(
        Pi4J.newContextBuilder()
            .noAutoDetect()
            .disableShutdownHook()
            .add(new LinuxI2cProvider(LibC.system()))
            .build());
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
  public SerialPorts serialPorts() {
    return (path, _) -> {
      throw new KernelException(Errno.ENODEV, path);
    };
  }

  @Override
  public IioDevices iioDevices() {
    return IioDevices.none();
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
