package io.lucidbins.agent.parts;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import io.lucidbins.mocks.bus.GpioLine;
import io.lucidbins.mocks.bus.VirtualDigitalInputProvider;
import io.lucidbins.mocks.bus.VirtualDigitalOutputProvider;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An input, BCM 21, and an output, BCM 20, behind Pi4J. The input changes as the test says; each
 * change of the output is kept as {@code "high 0"}, with the microseconds of the clock.
 */
final class ScriptedPins implements AutoCloseable {
  final VirtualClock clock;
  final Pause pause;
  final GpioLine in;
  final GpioLine out;
  final List<String> written = new ArrayList<>();
  final DigitalInput input;
  final DigitalOutput output;
  private final Context pi4j;

  /**
   * @param plainEvents whether edges come without stamp and number, as of another Pi4J plugin
   */
  ScriptedPins(boolean plainEvents) {
    this(plainEvents, VirtualClock.stepped());
  }

  ScriptedPins(boolean plainEvents, VirtualClock clock) {
    this.clock = clock;
    this.pause = new Pause(clock);
    this.in = new GpioLine(21, DigitalState.LOW, clock);
    this.out = new GpioLine(20, DigitalState.LOW, clock);
    out.writeTakes(Duration.ZERO);
    var inputs = new VirtualDigitalInputProvider(Map.of(21, in));
    inputs.plainEvents(plainEvents);
    this.pi4j =
        Pi4J.newContextBuilder()
            .noAutoDetect()
            .disableShutdownHook()
            .add(inputs, new VirtualDigitalOutputProvider(Map.of(20, out)))
            .build();
    this.input =
        pi4j.create(DigitalInput.newConfigBuilder(pi4j).id("in").bcm(21).debounce(0L).build());
    this.output =
        pi4j.create(
            DigitalOutput.newConfigBuilder(pi4j)
                .id("out")
                .bcm(20)
                .initial(DigitalState.LOW)
                .build());
    out.follow((state, nanos) -> written.add((state.isHigh() ? "high " : "low ") + nanos / 1000));
  }

  /** Changes the input so many microseconds from now. */
  void rise(long micros) {
    clock.in(Duration.ofNanos(micros * 1000), () -> in.set(DigitalState.HIGH));
  }

  void fall(long micros) {
    clock.in(Duration.ofNanos(micros * 1000), () -> in.set(DigitalState.LOW));
  }

  @Override
  public void close() {
    pi4j.shutdown();
  }
}
