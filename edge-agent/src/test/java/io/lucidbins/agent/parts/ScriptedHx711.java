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
import org.jspecify.annotations.Nullable;

/**
 * The two pins of an HX711 behind Pi4J, by the timing diagrams of its datasheet (figures 2 and 3):
 * conversions at a fixed rate whose value a test sets, 24 bits and a 25th pulse, and a part that
 * sleeps for a pulse above 60 us and settles for 400 ms. What was clocked is written down.
 */
final class ScriptedHx711 implements AutoCloseable {
  static final int SCK = 16;
  static final int DOUT = 12;

  final VirtualClock clock = VirtualClock.stepped();
  final Pause pause = new Pause(clock);
  final GpioLine sckLine = new GpioLine(SCK, DigitalState.LOW, clock);
  final GpioLine doutLine = new GpioLine(DOUT, DigitalState.HIGH, clock);
  final DigitalOutput sck;
  final DigitalInput dout;

  /** Pulses of each frame that was read, oldest first, resets as 0. */
  final List<Integer> frames = new ArrayList<>();

  /** What conversions give, 24 bits. */
  int value = 0x20C49C;

  /** Time of one conversion. */
  Duration period = Duration.ofMillis(100);

  /** Before this reading of the clock no conversion ends. */
  long deafUntil;

  /** Level that DOUT is stuck at; null for none. */
  @Nullable DigitalState stuck;

  /** The pulse of each frame, 1 to 25, whose high phase is {@link #longPulseNanos}; 0 for none. */
  int longPulse;

  /** At least two writes of a pin. */
  long longPulseNanos;

  private final Context pi4j;
  private boolean ready;
  private int shifting;
  private int pulses;
  private int pulse;
  private long roseAt;
  private int generation;

  ScriptedHx711(boolean plainEvents) {
    var inputs = new VirtualDigitalInputProvider(Map.of(DOUT, doutLine));
    inputs.plainEvents(plainEvents);
    pi4j =
        Pi4J.newContextBuilder()
            .noAutoDetect()
            .disableShutdownHook()
            .add(inputs, new VirtualDigitalOutputProvider(Map.of(SCK, sckLine)))
            .build();
    sck = pi4j.create(DigitalOutput.newConfigBuilder(pi4j).id("sck").bcm(SCK).build());
    dout =
        pi4j.create(DigitalInput.newConfigBuilder(pi4j).id("dout").bcm(DOUT).debounce(0L).build());
    sckLine.follow(this::clocked);
    schedule(Duration.ofMillis(400));
  }

  Hx711 driver() {
    return new Hx711(sck, dout, pause);
  }

  /** Conversions from {@code delay} on. */
  private void schedule(Duration delay) {
    int mine = ++generation;
    clock.in(delay, () -> converted(mine));
  }

  private void converted(int mine) {
    if (mine != generation) {
      return;
    }
    clock.in(period, () -> converted(mine));
    if ((pulses > 0 && pulses < 25) || clock.nanos() < deafUntil) {
      return;
    }
    if (ready) {
      set(DigitalState.HIGH);
    }
    ready = true;
    shifting = value;
    pulses = 0;
    set(DigitalState.LOW);
  }

  private void set(DigitalState state) {
    doutLine.set(stuck == null ? state : stuck);
  }

  private void clocked(DigitalState state, long nanos) {
    if (state.isHigh()) {
      roseAt = nanos;
      rise();
    } else if (nanos - roseAt > 60_000) {
      sleepAndWake(nanos - roseAt);
    }
    sckLine.writeTakes(
        state.isHigh() && pulse > 0 && pulse == longPulse
            ? Duration.ofNanos(longPulseNanos).minus(GpioLine.USUAL_WRITE)
            : GpioLine.USUAL_WRITE);
  }

  private void rise() {
    pulse = 0;
    if (!ready) {
      return;
    }
    pulses++;
    pulse = pulses;
    if (pulses <= 24) {
      set(((shifting >> (24 - pulses)) & 1) == 1 ? DigitalState.HIGH : DigitalState.LOW);
    } else {
      set(DigitalState.HIGH);
      ready = false;
      frames.add(pulses);
      pulses = 0;
    }
  }

  private void sleepAndWake(long highNanos) {
    frames.add(highNanos >= 10_000_000 ? 0 : -pulses);
    ready = false;
    pulses = 0;
    set(DigitalState.HIGH);
    schedule(Duration.ofMillis(400));
  }

  @Override
  public void close() {
    pi4j.shutdown();
    clock.close();
  }
}
