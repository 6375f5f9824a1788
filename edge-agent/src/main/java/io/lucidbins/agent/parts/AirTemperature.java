package io.lucidbins.agent.parts;

import java.util.OptionalDouble;

/** What the sound of a range finder travels through. */
public interface AirTemperature {

  /** The air in the bin, degC, as measured lately; empty if nobody knows. */
  OptionalDouble celsius();

  /** Nobody knows. */
  static AirTemperature unknown() {
    return OptionalDouble::empty;
  }
}
