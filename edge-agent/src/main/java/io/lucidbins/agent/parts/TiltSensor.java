package io.lucidbins.agent.parts;

import java.util.function.Consumer;

/** A part that feels which way is down, and knocks. */
public interface TiltSensor {

  /** The name for people, such as "lis3dh". */
  String name();

  /** One measurement. Initialises the part first if that is due. */
  Measured<Acceleration> measure();

  /**
   * Tells {@code listener} the time, on the board's monotonic clock, of each knock or shove, on a
   * thread of the board: the listener only enqueues. A part whose interrupt is not wired tells
   * nothing.
   */
  void onKnock(Consumer<Long> listener);
}
