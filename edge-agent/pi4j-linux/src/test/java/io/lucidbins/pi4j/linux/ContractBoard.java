package io.lucidbins.pi4j.linux;

import com.pi4j.context.Context;

/**
 * A board with its providers, and the hands of the world on its wires, as {@link ProviderContract}
 * wants it: two inputs and two outputs that are connected to nothing else, and a part of registers
 * on a bus. A new one for each test.
 */
public interface ContractBoard extends AutoCloseable {

  Context pi4j();

  /** BCM numbers of two inputs, low until driven. */
  int input();

  int otherInput();

  /** BCM numbers of two outputs. */
  int output();

  int otherOutput();

  /** Gives an input a level from outside. */
  void drive(int line, boolean high);

  /** The level that a meter would show on an output. */
  boolean level(int line);

  /**
   * Lets what was driven arrive. Nothing on a board that runs by itself; one on stepped time steps.
   */
  void settle();

  int i2cBus();

  /**
   * The address of a part with registers 0x10 to 0x13 that keep what is written, one byte each,
   * read one behind the other.
   */
  int registers();

  /** An address where no part is. */
  int nobody();

  /** Shuts the context down. */
  @Override
  void close();
}
