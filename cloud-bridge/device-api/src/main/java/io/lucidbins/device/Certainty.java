package io.lucidbins.device;

import java.util.List;

/** How sure a record is of its wall time. */
public enum Certainty {
  /** The clock was set by the network when the record was taken. */
  SYNCED(0),
  /** The clock was set later in the same boot; the time was computed back. */
  RECOVERED(1),
  /** The boot never saw the time; the record is placed between its neighbours. */
  ESTIMATED(2);

  private static final List<Certainty> VALUES = List.of(values());

  private final int number;

  Certainty(int number) {
    this.number = number;
  }

  /** The constant of a wire number; {@link #ESTIMATED} if this version has no name for it. */
  static Certainty ofNumber(int number) {
    for (var constant : VALUES) {
      if (constant.number == number) {
        return constant;
      }
    }
    return ESTIMATED;
  }

  int number() {
    return number;
  }
}
