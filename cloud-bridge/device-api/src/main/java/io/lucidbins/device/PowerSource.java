package io.lucidbins.device;

import java.util.List;

/** What feeds the bin. */
public enum PowerSource {
  /** The grid. */
  MAINS(1),
  /** The battery alone. */
  BATTERY(2),
  /** A panel, by way of the battery. */
  SOLAR(3),
  /** Unknown, or a source that this version has no name for. */
  OTHER(0);

  private static final List<PowerSource> VALUES = List.of(values());

  private final int number;

  PowerSource(int number) {
    this.number = number;
  }

  /** The constant of a wire number; {@link #OTHER} if this version has no name for it. */
  static PowerSource ofNumber(int number) {
    for (var constant : VALUES) {
      if (constant.number == number) {
        return constant;
      }
    }
    return OTHER;
  }

  int number() {
    return number;
  }
}
