package io.lucidbins.bridge.history;

import io.lucidbins.device.Certainty;
import io.lucidbins.device.Measurement;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * One quantity of one sample.
 *
 * @param at by the bin's clock
 * @param measurement the value in the unit of its quantity, or why there is none
 * @param certainty how far the time can be believed
 */
public record Reading(Instant at, Measurement measurement, Certainty certainty) {
  /** The value, if the sensor gave one. */
  public OptionalInt value() {
    return measurement instanceof Measurement.Value measured
        ? OptionalInt.of(measured.value())
        : OptionalInt.empty();
  }
}
