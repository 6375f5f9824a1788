package io.lucidbins.pi4j.linux;

import com.pi4j.context.Context;
import java.util.List;

/** The unmodified plugin on the kernel in C. */
public final class ShimBoard implements PluginBoard {
  private final KernelShim shim;
  private final Context pi4j;
  private final LinuxGpio gpio;

  public ShimBoard(KernelShim shim, LineGroup... groups) {
    this.shim = shim;
    LibC libc = shim.libc();
    this.gpio = new LinuxGpio(libc, new GpioSettings("", List.of(groups)), BusObserver.NONE);
    this.pi4j = PluginBoard.plugin(libc, gpio);
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
  public void drive(int line, boolean high) {
    shim.drive(line, high);
  }

  @Override
  public boolean level(int line) {
    return shim.level(line);
  }
}
