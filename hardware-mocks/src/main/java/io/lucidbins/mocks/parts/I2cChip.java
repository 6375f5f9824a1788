package io.lucidbins.mocks.parts;

import io.lucidbins.mocks.bus.I2cPart;

/** A part on an I2C bus. */
public interface I2cChip extends Part {

  /** This chip for its bus; it acknowledges nothing while unplugged. */
  I2cPart part();
}
