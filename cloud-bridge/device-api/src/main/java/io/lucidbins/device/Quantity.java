package io.lucidbins.device;

import java.util.List;
import java.util.Optional;

/** What a bin measures, with its unit, as whole numbers. */
public enum Quantity {
  /** Height of the waste above the floor of the bin, mm. */
  LEVEL_MM(1),
  /** Fill level: share of the usable volume, permille; above 1000 when heaped. */
  LEVEL_PERMILLE(2),
  /** Weight of the content, g; the tare is taken off, so small negative values occur. */
  WEIGHT_GRAMS(3),
  /** Temperature inside the bin, 0.1 degC. */
  TEMPERATURE_DECI_CELSIUS(4),
  /** Battery, mV. */
  BATTERY_MILLIVOLTS(5),
  /** Angle against upright, 0.1 degree. */
  TILT_DECI_DEGREES(6),
  /** Strength of the radio signal, dBm (negative). */
  SIGNAL_DBM(7);

  private static final List<Quantity> VALUES = List.of(values());

  private final int number;

  Quantity(int number) {
    this.number = number;
  }

  /** The constant of a wire number; empty if this version has no name for it. */
  static Optional<Quantity> ofNumber(int number) {
    return VALUES.stream().filter(constant -> constant.number == number).findFirst();
  }

  int number() {
    return number;
  }
}
