package io.lucidbins.mocks.bus;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import java.util.Map;

/** Pi4J's digital inputs on the lines of a virtual Pi, by BCM number. Priority 300. */
public final class VirtualDigitalInputProvider extends DigitalInputProviderBase {
  private final Map<Integer, GpioLine> lines;
  private volatile boolean plainEvents;

  /**
   * @param lines by BCM number; creating an input on any other line fails
   */
  public VirtualDigitalInputProvider(Map<Integer, GpioLine> lines) {
    super("virtual-digital-input", "Virtual digital input");
    this.lines = Map.copyOf(lines);
  }

  @Override
  public int getPriority() {
    return 300;
  }

  /**
   * From now on edges come as Pi4J's own events, without stamp and number, as other plugins give
   * them, or no longer so.
   */
  public void plainEvents(boolean plain) {
    plainEvents = plain;
  }

  boolean plainEvents() {
    return plainEvents;
  }

  @Override
  public DigitalInput create(DigitalInputConfig config) {
    GpioLine line = lines.get(config.bcm());
    if (line == null) {
      throw new IllegalArgumentException(
          "nothing is wired to GPIO " + config.bcm() + " of the virtual Pi");
    }
    DigitalInput input = new VirtualDigitalInput(this, config, line);
    context.registry().add(input);
    return input;
  }
}
