package io.lucidbins.agent.parts;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import io.lucidbins.pi4j.linux.KernelException;
import org.jspecify.annotations.Nullable;

/** An output that nothing follows and an input that stays low. They allocate nothing. */
final class StillPins implements AutoCloseable {
  final DigitalOutput sck;
  final DigitalInput dout;
  private final Context pi4j;

  /**
   * @param failure of each write of the output; null for none
   */
  StillPins(@Nullable KernelException failure) {
    pi4j =
        Pi4J.newContextBuilder()
            .noAutoDetect()
            .disableShutdownHook()
            .add(new Outputs(failure), new Inputs())
            .build();
    sck = pi4j.create(DigitalOutput.newConfigBuilder(pi4j).id("sck").bcm(16).build());
    dout = pi4j.create(DigitalInput.newConfigBuilder(pi4j).id("dout").bcm(12).build());
  }

  private static final class Outputs extends DigitalOutputProviderBase {
    private final @Nullable KernelException failure;

    Outputs(@Nullable KernelException failure) {
      super("still-outputs", "Outputs of nothing");
      this.failure = failure;
    }

    @Override
    public DigitalOutput create(DigitalOutputConfig config) {
      return new Output(this, config, failure);
    }
  }

  private static final class Output extends DigitalOutputBase {
    private final @Nullable KernelException failure;

    Output(
        DigitalOutputProvider provider,
        DigitalOutputConfig config,
        @Nullable KernelException failure) {
      super(provider, config);
      this.failure = failure;
    }

    @Override
    public DigitalOutput state(DigitalState state) {
      if (failure != null) {
        throw new Pi4JException(failure);
      }
      return super.state(state);
    }
  }

  private static final class Inputs extends DigitalInputProviderBase {
    Inputs() {
      super("still-inputs", "Inputs of nothing");
    }

    @Override
    public DigitalInput create(DigitalInputConfig config) {
      return new Input(this, config);
    }
  }

  private static final class Input extends DigitalInputBase {
    Input(DigitalInputProvider provider, DigitalInputConfig config) {
      super(provider, config);
    }

    @Override
    public DigitalState state() {
      return DigitalState.LOW;
    }
  }

  @Override
  public void close() {
    pi4j.shutdown();
  }
}
