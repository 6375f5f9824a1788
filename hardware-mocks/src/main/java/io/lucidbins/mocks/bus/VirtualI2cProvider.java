package io.lucidbins.mocks.bus;

import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProviderBase;
import java.util.Map;

/**
 * Pi4J's I2C on virtual buses. Priority 300, above upstream (200) and the Linux plugin (250): where
 * a virtual Pi is present, it is the one that was asked for.
 */
public final class VirtualI2cProvider extends I2CProviderBase {
  private final Map<Integer, I2cBus> buses;

  /**
   * @param buses by number; creating a device on any other bus fails
   */
  public VirtualI2cProvider(Map<Integer, I2cBus> buses) {
    super("virtual-i2c", "Virtual I2C");
    this.buses = Map.copyOf(buses);
  }

  @Override
  public int getPriority() {
    return 300;
  }

  @Override
  public I2C create(I2CConfig config) {
    I2cBus bus = buses.get(config.bus());
    if (bus == null) {
      throw new IllegalArgumentException(
          "the virtual Pi has no I2C bus " + config.bus() + ", only " + buses.keySet());
    }
    I2C device = new VirtualI2c(this, config, bus);
    context.registry().add(device);
    return device;
  }
}
