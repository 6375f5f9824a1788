package io.lucidbins.mocks.parts;

import io.lucidbins.mocks.bus.I2cPart;

/** What all chip models have in common, for the wiring and the fault panel. */
public interface Part {

  /** This chip for its bus. */
  I2cPart part();

  /** Brings the chip up to now; called before anything it senses changes. */
  void settle();

  /** From now on the chip works on but its value stays, or no longer stays. */
  void stick(boolean frozen);

  /** From now on the chip identifies itself as another one. */
  void pretendOtherChip();
}
