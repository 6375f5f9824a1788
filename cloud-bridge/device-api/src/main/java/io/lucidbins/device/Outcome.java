package io.lucidbins.device;

import java.util.List;
import java.util.Optional;

/** What becomes of a deposited item. */
public enum Outcome {
  /** Used again as it is. */
  REUSE(1),
  /** Made into material. */
  RECYCLE(2),
  /** Composted or digested. */
  COMPOST(3);

  private static final List<Outcome> VALUES = List.of(values());

  private final int number;

  Outcome(int number) {
    this.number = number;
  }

  /** The constant of a wire number; empty if this version has no name for it. */
  static Optional<Outcome> ofNumber(int number) {
    return VALUES.stream().filter(constant -> constant.number == number).findFirst();
  }

  int number() {
    return number;
  }
}
