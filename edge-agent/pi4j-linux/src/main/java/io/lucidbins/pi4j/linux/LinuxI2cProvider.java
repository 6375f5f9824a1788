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

  private final LibC libc;
  private final BusObserver observer;
  private final Map<Integer, LinuxI2cBus> buses = new HashMap<>();

  /**
   * @param libc how the kernel is reached: {@link LibC#system()} on a machine
   */
  public LinuxI2cProvider(LibC libc) {
    this(libc, BusObserver.NONE);
  }

  /**
   * @param libc how the kernel is reached: {@link LibC#system()} on a machine
   * @param observer told of each transaction
   */
  public LinuxI2cProvider(LibC libc, BusObserver observer) {
    super(ID, "I2C on Linux");
    this.libc = libc;
    this.observer = observer;
  }

  @Override
  public int getPriority() {
    return LinuxPlugin.PRIORITY;
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
      bus = new LinuxI2cBus(config, libc, observer);
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
