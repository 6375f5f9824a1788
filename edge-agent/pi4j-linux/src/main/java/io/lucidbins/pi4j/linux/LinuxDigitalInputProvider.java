package io.lucidbins.pi4j.linux;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.PullResistance;

/** Digital inputs on the kernel's own interface. Their events are {@link EdgeEvent}s. */
public final class LinuxDigitalInputProvider extends DigitalInputProviderBase {
  private static final String ID = "linux-digital-input";

  private final LinuxGpio gpio;

  /**
   * @param gpio shared with the outputs, because lines of both kinds may be claimed together
   */
  public LinuxDigitalInputProvider(LinuxGpio gpio) {
    super(ID, "Digital input on Linux");
    this.gpio = gpio;
  }

  @Override
  public int getPriority() {
    return LinuxPlugin.PRIORITY;
  }

  /**
   * Claims the line. Pi4J debounces by 10,000 us unless told otherwise, which swallows every echo:
   * a config says {@code .debounce(0L)} to hear of each edge.
   *
   * @throws com.pi4j.io.exception.IOAlreadyExistsException if the program has a pin there
   * @throws com.pi4j.exception.Pi4JException if the kernel refuses; {@link Errno#of} tells why
   * @throws IllegalArgumentException if the chip has no such line, or the debounce time is not
   *     between 0 and 2^31 - 1 us
   */
  @Override
  public DigitalInput create(DigitalInputConfig config) {
    Long debounce = config.debounce();
    var lineConfig = LineConfig.input(bias(config.pull()), micros(debounce == null ? 0 : debounce));
    var input = new LinuxDigitalInput(this, config);
    KernelLine line = gpio.claim(config.bcm(), lineConfig, input);
    input.open(line);
    try {
      context().registry().add(input);
    } catch (RuntimeException e) {
      line.release();
      throw e;
    }
    return input;
  }

  private static long bias(PullResistance pull) {
    return switch (pull) {
      case OFF -> GpioAbi.FLAG_BIAS_DISABLED;
      case PULL_UP -> GpioAbi.FLAG_BIAS_PULL_UP;
      case PULL_DOWN -> GpioAbi.FLAG_BIAS_PULL_DOWN;
    };
  }

  private static int micros(long debounce) {
    if (debounce < 0 || debounce > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "debounce must be 0 to " + Integer.MAX_VALUE + " us, but is " + debounce);
    }
    return (int) debounce;
  }
}
