package io.lucidbins.pi4j.linux;

import com.pi4j.context.Context;
import com.pi4j.exception.ShutdownException;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProvider;
import com.pi4j.io.i2c.I2CProviderBase;
import java.util.HashMap;
import java.util.Map;

/**
 * I2C devices on the kernel's own interface. A bus is opened with its first device and closed with
 * the Pi4J context.
 */
public final class LinuxI2cProvider extends I2CProviderBase {
  private static final String ID = "linux-i2c";

  /** Pi4J keeps the provider with the highest one; those that come with it have 200. */
  private static final int PRIORITY = 250;

  private final LibC libc;
  private final Map<Integer, LinuxI2cBus> buses = new HashMap<>();

  /**
   * @param libc how the kernel is reached: {@link LibC#system()} on a machine
   */
  public LinuxI2cProvider(LibC libc) {
    super(ID, "I2C on Linux");
    this.libc = libc;
  }

  @Override
  public int getPriority() {
    return PRIORITY;
  }

  /**
   * Makes the device; whether a part answers at its address shows with the first transfer.
   *
   * @throws IllegalArgumentException if the address is not between 0x08 and 0x77
   * @throws com.pi4j.exception.Pi4JException if the bus cannot be opened; {@link Errno#of} tells
   *     why
   */
  @Override
  public synchronized I2C create(I2CConfig config) {
    LinuxI2cDevice.requireAddress(config.device());
    LinuxI2cBus bus = buses.get(config.bus());
    if (bus == null) {
      bus = new LinuxI2cBus(config, libc);
      buses.put(config.bus(), bus);
    }
    var device = new LinuxI2cDevice(this, config, bus);
    context().registry().add(device);
    return device;
  }

  /** Pi4J shuts the devices down before their providers, so no transfer is under way. */
  @Override
  public synchronized I2CProvider shutdownInternal(Context context) throws ShutdownException {
    I2CProvider self = super.shutdownInternal(context);
    buses.values().forEach(LinuxI2cBus::close);
    buses.clear();
    return self;
  }
}
