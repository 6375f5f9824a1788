package io.lucidbins.mocks.fault;

import java.util.EnumSet;
import java.util.Set;

/** Where a fault gets at a part. */
public enum Reach {
  /** Transfers to its I2C address. */
  I2C(0x001),
  /** All transfers of an I2C bus. */
  BUS(0x002),
  /** Edges of a line that it drives. */
  EDGES(0x004),
  /** Writes of a line that the program drives. */
  WRITES(0x008),
  /** Its serial line. */
  SERIAL(0x010),
  /** The kernel driver that measures with it. */
  KERNEL(0x020),
  /** Its supply and its oscillator. */
  CHIP(0x040),
  /** The load cells behind it. */
  CELLS(0x080),
  /** The card in its field. */
  CARD(0x100),
  /** The dates of the board. */
  DATES(0x200),
  /** Its plug, and the value that it shows. */
  PLUG(0x400),
  /** What a program can identify it by. */
  IDENTITY(0x800),
  /** The echoes that it takes for its own. */
  ECHO(0x1000),
  /** The card reader behind its carrier. */
  READER(0x2000);

  private final int bit;

  Reach(int bit) {
    this.bit = bit;
  }

  /** A set as a number, which an enum can keep without being mutable. */
  static int bits(Reach first, Reach... more) {
    int bits = first.bit;
    for (Reach reach : more) {
      bits |= reach.bit;
    }
    return bits;
  }

  /** The set behind such a number. */
  static Set<Reach> of(int bits) {
    Set<Reach> set = EnumSet.noneOf(Reach.class);
    for (Reach reach : values()) {
      if ((bits & reach.bit) != 0) {
        set.add(reach);
      }
    }
    return set;
  }
}
