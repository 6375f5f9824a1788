package io.lucidbins.pi4j.linux;

import com.pi4j.context.Context;
import java.time.InstantSource;
import java.util.Optional;

/**
 * One board as its agent meets it: the Pi4J context with its buses and pins, and the clocks and
 * cards that belong to the same world. On a virtual Pi all of them run on the virtual clock, so
 * that an hour there is an hour for the driver, the sample and its stamp.
 */
public interface BoardPorts extends AutoCloseable {

  /** The context whose providers reach this board's buses and pins; closed with these ports. */
  Context pi4j();

  /** Dates as this machine believes them. */
  static InstantSource systemWallClock() {
    return InstantSource.system();
  }

  /** Dates on this board. */
  InstantSource wallClock();

  /** Elapsed time on this board. */
  MonotonicClock monotonic();

  /** Serial ports of this board. */
  SerialPorts serialPorts();

  /** Parts of this board that a driver of the kernel measures with. */
  IioDevices iioDevices();

  /** Cards presented at this board. */
  CardSource cards();

  /** What writes down the buses of this board when it is started; empty if nothing can. */
  default Optional<BusTrace> trace() {
    return Optional.empty();
  }

  /** Shuts the Pi4J context down and ends what runs behind it. Closing twice is harmless. */
  @Override
  void close();
}
