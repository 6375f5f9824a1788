package io.lucidbins.agent.parts;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import io.lucidbins.pi4j.linux.EdgeEvent;
import io.lucidbins.pi4j.linux.MonotonicClock;
import io.lucidbins.pi4j.linux.Wakeup;
import java.util.ArrayList;
import java.util.List;

/**
 * Two lines with a chip behind them that costs next to nothing and makes no garbage but one event
 * an edge, so that what is left is what the driver costs. Time moves by 200 ns with each look at
 * the clock, and to where it is wanted with each wait.
 */
final class BareLines implements MonotonicClock {
  private static final long LOOK_NANOS = 200;

  /** What is behind the lines. */
  interface Chip {
    /** The program wrote the output. */
    void written(DigitalState state, BareLines lines);

    /** When the input moves next without being asked; {@link Long#MAX_VALUE}: never. */
    long nextEdge();

    /** It moves. */
    void move(BareLines lines);
  }

  private final Chip chip;
  private final DigitalOutput output;
  private final DigitalInput input;
  private final List<DigitalStateChangeListener> listeners = new ArrayList<>();
  private DigitalState level = DigitalState.LOW;
  private long now;
  private int sequence;

  BareLines(Context pi4j, Chip chip) {
    this.chip = chip;
    this.output = new Output(pi4j);
    this.input = new Input(pi4j);
  }

  DigitalOutput output() {
    return output;
  }

  DigitalInput input() {
    return input;
  }

  /** Sets the input, with an event as the kernel would tell it. */
  void set(DigitalState next) {
    if (level != next) {
      level = next;
      var event = new EdgeEvent(input, next, now, ++sequence);
      for (int i = 0; i < listeners.size(); i++) {
        listeners.get(i).onDigitalStateChange(event);
      }
    }
  }

  /** Sets the input without an event: a bit that is clocked out. */
  void show(DigitalState next) {
    level = next;
  }

  @Override
  public long nanos() {
    now += LOOK_NANOS;
    return now;
  }

  @Override
  public void waitUntil(long nanos) {
    while (chip.nextEdge() <= nanos) {
      now = Math.max(now, chip.nextEdge());
      chip.move(this);
    }
    now = Math.max(now, nanos);
  }

  @Override
  public boolean waitUntil(long nanos, Wakeup wakeup) {
    while (!wakeup.take()) {
      if (chip.nextEdge() > nanos) {
        now = Math.max(now, nanos);
        return wakeup.take();
      }
      now = Math.max(now, chip.nextEdge());
      chip.move(this);
    }
    return true;
  }

  private final class Output extends DigitalOutputBase {
    Output(Context pi4j) {
      super(
          pi4j.provider("virtual-digital-output"),
          DigitalOutput.newConfigBuilder(pi4j).id("bare-output").bcm(16).build());
    }

    @Override
    public DigitalOutput state(DigitalState next) {
      state = next;
      chip.written(next, BareLines.this);
      return this;
    }
  }

  private final class Input extends DigitalInputBase {
    Input(Context pi4j) {
      super(
          pi4j.provider("virtual-digital-input"),
          DigitalInput.newConfigBuilder(pi4j).id("bare-input").bcm(12).build());
    }

    @Override
    public DigitalState state() {
      return level;
    }

    @Override
    public DigitalInput addListener(DigitalStateChangeListener... some) {
      listeners.addAll(List.of(some));
      return this;
    }
  }

  /** An HX711 with 12,345 counts, ten times a second. */
  static final class Converter implements Chip {
    private static final int COUNTS = 12_345;
    private static final long CONVERSION = 100_000_000;
    private static final int LAST_PULSE = 25;
    private int pulse;
    private long ready = CONVERSION;

    @Override
    public void written(DigitalState state, BareLines lines) {
      if (state.isHigh()) {
        pulse++;
        boolean bit = pulse < LAST_PULSE && ((COUNTS >> (LAST_PULSE - 1 - pulse)) & 1) == 1;
        lines.show(bit || pulse >= LAST_PULSE ? DigitalState.HIGH : DigitalState.LOW);
      }
    }

    @Override
    public long nextEdge() {
      return ready;
    }

    @Override
    public void move(BareLines lines) {
      ready += CONVERSION;
      pulse = 0;
      lines.show(DigitalState.HIGH);
      lines.set(DigitalState.LOW);
    }
  }

  /** An HC-SR04 one metre from a wall: 450 us after the trigger, 5.824 ms long. */
  static final class Sonar implements Chip {
    private static final long DELAY = 450_000;
    private static final long ECHO = 5_824_000;
    private long rise = Long.MAX_VALUE;
    private long fall = Long.MAX_VALUE;

    @Override
    public void written(DigitalState state, BareLines lines) {
      if (state.isLow() && fall == Long.MAX_VALUE) {
        rise = lines.now + DELAY;
        fall = rise + ECHO;
      }
    }

    @Override
    public long nextEdge() {
      return Math.min(rise, fall);
    }

    @Override
    public void move(BareLines lines) {
      if (rise != Long.MAX_VALUE) {
        rise = Long.MAX_VALUE;
        lines.set(DigitalState.HIGH);
      } else {
        fall = Long.MAX_VALUE;
        lines.set(DigitalState.LOW);
      }
    }
  }
}
