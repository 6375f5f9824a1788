package io.lucidbins.pi4j.linux;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;

/** The unmodified plugin on a kernel that runs by itself, real or not, wired the same on each. */
interface PluginBoard extends ContractBoard {

  /** The context of the plugin that reaches the kernel through {@code libc}. */
  static Context plugin(LibC libc, LinuxGpio gpio) {
    return Pi4J.newContextBuilder()
        .noAutoDetect()
        .disableShutdownHook()
        .add(
            new LinuxDigitalInputProvider(gpio),
            new LinuxDigitalOutputProvider(gpio),
            new LinuxI2cProvider(libc))
        .build();
  }

  @Override
  default int input() {
    return 21;
  }

  @Override
  default int otherInput() {
    return 17;
  }

  @Override
  default int output() {
    return 20;
  }

  @Override
  default int otherOutput() {
    return 19;
  }

  @Override
  default void settle() {
    // the thread of the edges delivers
  }

  @Override
  default int i2cBus() {
    return 1;
  }

  @Override
  default int registers() {
    return 0x2A;
  }

  @Override
  default int nobody() {
    return 0x2B;
  }

  @Override
  default void close() {
    if (!pi4j().isShutdown()) {
      pi4j().shutdown();
    }
  }
}
