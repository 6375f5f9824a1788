package io.lucidbins.mocks.bus;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import java.util.Map;
import java.util.function.Consumer;

/** Pi4J's digital inputs on the lines of a virtual Pi, by BCM number. Priority 300. */
public final class VirtualDigitalInputProvider extends DigitalInputProviderBase {
  private final Map<Integer, GpioLine> lines;

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

  /** One input that follows its line until it is shut down. */
  private static final class VirtualDigitalInput extends DigitalInputBase {
    private final GpioLine line;
    private final Consumer<DigitalState> follower;

    VirtualDigitalInput(DigitalInputProvider provider, DigitalInputConfig config, GpioLine line) {
      super(provider, config);
      this.line = line;
      this.follower = state -> dispatch(new DigitalStateChangeEvent<>(this, state));
      line.follow(follower);
    }

    @Override
    public DigitalState state() {
      return line.state();
    }

    @Override
    public DigitalInput shutdownInternal(Context context) {
      line.leave(follower);
      return super.shutdownInternal(context);
    }
  }
}
