package io.lucidbins.pi4j.linux;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;

/**
 * An edge of an input with the time at which it happened. A plain {@link DigitalStateChangeEvent}
 * only tells that it was delivered, which on a loaded machine is up to milliseconds later.
 */
public final class EdgeEvent extends DigitalStateChangeEvent<DigitalInput> {
  private final long timestampNanos;
  private final int lineSequence;

  /**
   * @param timestampNanos of the edge, on the clock of {@link MonotonicClock#nanos()}
   * @param lineSequence counts the edges of this line by one, and wraps; a gap means lost edges
   */
  public EdgeEvent(DigitalInput source, DigitalState state, long timestampNanos, int lineSequence) {
    super(source, state);
    this.timestampNanos = timestampNanos;
    this.lineSequence = lineSequence;
  }

  /** When the edge happened, on the board's {@link MonotonicClock}. */
  public long timestampNanos() {
    return timestampNanos;
  }

  /** The number of this edge on its line; the next edge has the next number. */
  public int lineSequence() {
    return lineSequence;
  }
}
