package io.lucidbins.mocks.bus;

import java.time.Duration;

/** What can go wrong on one line: with its edges towards inputs, and with writes of its output. */
public sealed interface GpioFault {

  /** The edge happens and has its sequence number, but nobody is told of it. */
  record LostEdge() implements GpioFault {}

  /** A glitch follows the edge: {@code after} it the line is back for {@code width}. */
  record ExtraEdges(Duration after, Duration width) implements GpioFault {}

  /** The edge is told later by so much; its stamp is that of the edge. */
  record LateDelivery(Duration by) implements GpioFault {}

  /** The edge is told twice. */
  record DoubleDispatch() implements GpioFault {}

  /** The program that writes the output is stopped for so long just before the write. */
  record Stall(Duration time) implements GpioFault {}
}
