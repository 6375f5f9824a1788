package io.lucidbins.pi4j.linux;

import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;

/** Digital outputs on the kernel's own interface. */
public final class LinuxDigitalOutputProvider extends DigitalOutputProviderBase {
  private static final String ID = "linux-digital-output";

  private final LinuxGpio gpio;

  /**
   * @param gpio shared with the inputs, because lines of both kinds may be claimed together
   */
  public LinuxDigitalOutputProvider(LinuxGpio gpio) {
    super(ID, "Digital output on Linux");
    this.gpio = gpio;
  }

  @Override
  public int getPriority() {
    return LinuxPlugin.PRIORITY;
  }

  /**
   * Claims the line with its initial level in the claim itself, so that it never has the other one
   * in between; low if the config names none.
   *
   * @throws com.pi4j.io.exception.IOAlreadyExistsException if the program has a pin there
   * @throws com.pi4j.exception.Pi4JException if the kernel refuses; {@link Errno#of} tells why
   * @throws IllegalArgumentException if the chip has no such line
   */
  @Override
  public DigitalOutput create(DigitalOutputConfig config) {
    DigitalState initial = config.initialState();
    boolean high = initial != null && initial.isHigh();
    KernelLine line = gpio.claim(config.bcm(), LineConfig.output(high), EdgeSink.NONE);
    try {
      var output = new LinuxDigitalOutput(this, config, line, high);
      context().registry().add(output);
      return output;
    } catch (RuntimeException e) {
      line.release();
      throw e;
    }
  }
}
