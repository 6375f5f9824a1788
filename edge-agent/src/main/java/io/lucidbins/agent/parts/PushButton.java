package io.lucidbins.agent.parts;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import io.lucidbins.pi4j.linux.EdgeEvent;
import io.lucidbins.pi4j.linux.MonotonicClock;
import java.util.function.Consumer;

/** A push button to ground with a pull-up: low means that it is pressed. */
public final class PushButton {
  /** The contact bounces for less than this, in microseconds. */
  static final long DEBOUNCE_MICROS = 20_000;

  private final DigitalInput input;
  private final MonotonicClock clock;

  /**
   * @param input with a pull-up and a debounce of {@link #DEBOUNCE_MICROS}
   */
  public PushButton(DigitalInput input, MonotonicClock clock) {
    this.input = input;
    this.clock = clock;
  }

  /**
   * Tells {@code listener} the time, on the board's monotonic clock, of each press, on a thread of
   * the board: the listener only enqueues. Letting go tells nothing.
   */
  public void onPress(Consumer<Long> listener) {
    input.addListener(event -> changed(event, listener));
  }

  private void changed(DigitalStateChangeEvent<?> event, Consumer<Long> listener) {
    if (event.state().isLow()) {
      listener.accept(event instanceof EdgeEvent edge ? edge.timestampNanos() : clock.nanos());
    }
  }
}
