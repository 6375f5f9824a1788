package io.lucidbins.pi4j.linux;

import com.pi4j.extension.Plugin;
import com.pi4j.extension.PluginService;

/**
 * What Pi4J finds when it looks for plugins: the three providers on the header of a Raspberry Pi,
 * without line groups. The agent names its providers itself instead, with its settings.
 */
public final class LinuxPlugin implements Plugin {
  /** Pi4J keeps the provider with the highest one; those that come with it have 200. */
  static final int PRIORITY = 250;

  @Override
  public void initialize(PluginService service) {
    LibC libc = LibC.system();
    var gpio = new LinuxGpio(libc, GpioSettings.defaults(), BusObserver.NONE);
    service.register(
        new LinuxDigitalInputProvider(gpio),
        new LinuxDigitalOutputProvider(gpio),
        new LinuxI2cProvider(libc));
  }
}
