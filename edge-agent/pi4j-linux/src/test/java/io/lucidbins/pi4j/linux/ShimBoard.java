package io.lucidbins.pi4j.linux;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import java.util.List;

/** The unmodified plugin on the kernel in C. */
public final class ShimBoard implements ContractBoard {
  private final KernelShim shim;
  private final Context pi4j;
  private final LinuxGpio gpio;

  public ShimBoard(KernelShim shim, LineGroup... groups) {
    this.shim = shim;
    LibC libc = shim.libc();
    this.gpio = new LinuxGpio(libc, new GpioSettings("", List.of(groups)), BusObserver.NONE);
    this.pi4j =
        Pi4J.newContextBuilder()
            .noAutoDetect()
            .disableShutdownHook()
            .add(
                new LinuxDigitalInputProvider(gpio),
                new LinuxDigitalOutputProvider(gpio),
                new LinuxI2cProvider(libc))
            .build();
  }

  public KernelShim shim() {
    return shim;
  }

  boolean isListening() {
    return gpio.isListening();
  }

  @Override
  public Context pi4j() {
    return pi4j;
  }

  @Override
  public int input() {
    return 21;
  }

  @Override
  public int otherInput() {
    return 17;
  }

  @Override
  public int output() {
    return 20;
  }

  @Override
  public int otherOutput() {
    return 19;
  }

  @Override
  public void drive(int line, boolean high) {
    shim.drive(line, high);
  }

  @Override
  public boolean level(int line) {
    return shim.level(line);
  }

  @Override
  public void settle() {
    // it runs by itself
  }

  @Override
  public int i2cBus() {
    return 1;
  }

  @Override
  public int registers() {
    return 0x2A;
  }

  @Override
  public int nobody() {
    return 0x2B;
  }

  @Override
  public void close() {
    if (!pi4j.isShutdown()) {
      pi4j.shutdown();
    }
  }
}
