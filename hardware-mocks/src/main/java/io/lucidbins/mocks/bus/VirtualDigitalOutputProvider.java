package io.lucidbins.mocks.bus;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import java.util.Map;

/** Pi4J's digital outputs on the lines of a virtual Pi, by BCM number. Priority 300. */
public final class VirtualDigitalOutputProvider extends DigitalOutputProviderBase {
  private final Map<Integer, GpioLine> lines;

  /**
   * @param lines by BCM number; creating an output on any other line fails
   */
  public VirtualDigitalOutputProvider(Map<Integer, GpioLine> lines) {
    super("virtual-digital-output", "Virtual digital output");
    this.lines = Map.copyOf(lines);
  }

  @Override
  public int getPriority() {
    return 300;
  }

  @Override
  public DigitalOutput create(DigitalOutputConfig config) {
    GpioLine line = lines.get(config.bcm());
    if (line == null) {
      throw new IllegalArgumentException(
          "nothing is wired to GPIO " + config.bcm() + " of the virtual Pi");
    }
    DigitalOutput output = new VirtualDigitalOutput(this, config, line);
    context.registry().add(output);
    return output;
  }

  /** One output that drives its line; its initial level comes with the request. */
  private static final class VirtualDigitalOutput extends DigitalOutputBase {
    private final GpioLine line;

    VirtualDigitalOutput(
        DigitalOutputProvider provider, DigitalOutputConfig config, GpioLine line) {
      super(provider, config);
      this.line = line;
      this.state = config.initialState() == null ? DigitalState.LOW : config.initialState();
    }

    @Override
    public DigitalOutput initialize(Context context) {
      if (config().initialState() == null) {
        line.drive(state);
      }
      return super.initialize(context); // writes the initial level if there is one
    }

    @Override
    public DigitalOutput state(DigitalState next) {
      line.drive(next);
      return super.state(next);
    }
  }
}
