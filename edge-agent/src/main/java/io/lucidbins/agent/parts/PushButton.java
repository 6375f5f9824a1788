package io.lucidbins.agent.parts;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import io.lucidbins.pi4j.linux.EdgeEvent;
import io.lucidbins.pi4j.linux.MonotonicClock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A push button to ground with a pull-up: low means that it is pressed. */
public final class PushButton {
  /** The contact bounces for less than this, in microseconds. */
  static final long DEBOUNCE_MICROS = 20_000;

  private final DigitalInput input;
  private final MonotonicClock clock;
  private final List<Consumer<Long>> listeners = new CopyOnWriteArrayList<>();

  /**
   * @param input with a pull-up and a debounce of {@link #DEBOUNCE_MICROS}
   */
  public PushButton(DigitalInput input, MonotonicClock clock) {
    this.input = input;
    this.clock = clock;
  }

  /**
   * Begins to hear presses.
   *
   * @throws com.pi4j.exception.Pi4JException if the kernel refuses
   */
  void listen() {
    input.addListener(this::changed);
  }

  /**
   * Tells {@code listener} the time, on the board's monotonic clock, of each press, on a thread of
   * the board: the listener only enqueues. Letting go tells nothing.
   */
  public void onPress(Consumer<Long> listener) {
    listeners.add(listener);
  }

  private void changed(DigitalStateChangeEvent<?> event) {
    if (event.state().isLow()) {
      long at = event instanceof EdgeEvent edge ? edge.timestampNanos() : clock.nanos();
      listeners.forEach(listener -> listener.accept(at));
    }
  }
}
