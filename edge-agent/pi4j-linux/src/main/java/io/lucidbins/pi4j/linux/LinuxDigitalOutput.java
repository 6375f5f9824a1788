package io.lucidbins.pi4j.linux;

import com.pi4j.context.Context;
import com.pi4j.exception.InitializeException;
import com.pi4j.exception.ShutdownException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalState;

/** One output line. A write is one call of the kernel and allocates nothing. */
final class LinuxDigitalOutput extends DigitalOutputBase {
  private final KernelLine line;
  private boolean initialized;

  LinuxDigitalOutput(
      DigitalOutputProvider provider, DigitalOutputConfig config, KernelLine line, boolean high) {
    super(provider, config);
    this.line = line;
    this.state = high ? DigitalState.HIGH : DigitalState.LOW;
  }

  /** Pi4J writes the initial level here; the line has had it since it was claimed. */
  @Override
  public DigitalOutput initialize(Context context) throws InitializeException {
    super.initialize(context);
    initialized = true;
    return this;
  }

  /**
   * @throws IllegalArgumentException for {@link DigitalState#UNKNOWN}
   */
  @Override
  public DigitalOutput state(DigitalState wanted) {
    if (wanted == DigitalState.UNKNOWN) {
      throw new IllegalArgumentException(
          "GPIO " + line.line() + " can be set to HIGH or LOW, not to UNKNOWN");
    }
    if (initialized) {
      line.write(wanted == DigitalState.HIGH);
    }
    return super.state(wanted);
  }

  @Override
  public DigitalOutput shutdownInternal(Context context) throws ShutdownException {
    try {
      return super.shutdownInternal(context);
    } finally {
      line.release();
    }
  }
}
