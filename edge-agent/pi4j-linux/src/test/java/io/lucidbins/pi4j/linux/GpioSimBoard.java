package io.lucidbins.pi4j.linux;

import com.pi4j.context.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The plugin on a kernel that nobody made for it: a chip of the kernel's GPIO simulator, whose
 * lines are pulled and read by files [kernel Documentation/admin-guide/gpio/gpio-sim.rst], and an
 * I2C adapter with one part. {@code .ci/check-kernel} boots one.
 */
final class GpioSimBoard implements PluginBoard {
  private static final Path LINES = Path.of("/sys/devices/platform/gpio-sim.0/gpiochip0");

  private final Context pi4j;

  GpioSimBoard(LineGroup... groups) {
    LibC libc = LibC.system();
    var gpio = new LinuxGpio(libc, new GpioSettings("", List.of(groups)), BusObserver.NONE);
    pi4j = PluginBoard.plugin(libc, gpio);
    drive(input(), false);
    drive(otherInput(), false);
  }

  @Override
  public Context pi4j() {
    return pi4j;
  }

  @Override
  public void drive(int line, boolean high) {
    try {
      Files.writeString(file(line, "pull"), high ? "pull-up" : "pull-down");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean level(int line) {
    try {
      return Files.readString(file(line, "value")).strip().equals("1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(int line, String what) {
    return LINES.resolve("sim_gpio" + line).resolve(what);
  }

  @Override
  public int i2cBus() {
    return 0;
  }
}
