package io.lucidbins.device;

import java.util.List;
import java.util.Optional;

/** What lowers the trust in a value. */
public enum QualityFlag {
  /** The lid was open. */
  LID_OPEN(0),
  /** The bin was tilted. */
  TILTED(1),
  /** Full up to where the range finder is blind. */
  DEAD_ZONE(2),
  /** Timed without kernel stamps. */
  LOW_CONFIDENCE(3),
  /** No temperature was at hand to correct it. */
  UNCOMPENSATED(4),
  /** The zero has moved. */
  DRIFT(5),
  /** Moisture on the sensor is likely. */
  CONDENSATION(6),
  /** A jump that is not yet believed: the last believed value is repeated. */
  HELD(7);

  private static final List<QualityFlag> VALUES = List.of(values());

  private final int number;

  QualityFlag(int number) {
    this.number = number;
  }

  /** The constant of a wire number; empty if this version has no name for it. */
  static Optional<QualityFlag> ofNumber(int number) {
    return VALUES.stream().filter(constant -> constant.number == number).findFirst();
  }

  int number() {
    return number;
  }
}
