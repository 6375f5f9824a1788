package io.lucidbins.device;

import java.util.List;

/** The kinds of record that tombstones count. */
public enum RecordKind {
  /** A {@link Sample}. */
  SAMPLE(1),
  /** A {@link Deposit}. */
  DEPOSIT(2),
  /** An {@link Event}. */
  EVENT(3),
  /** A record that this version has no name for. */
  UNKNOWN(0);

  private static final List<RecordKind> VALUES = List.of(values());

  private final int number;

  RecordKind(int number) {
    this.number = number;
  }

  /** The constant of a wire number; {@link #UNKNOWN} if this version has no name for it. */
  static RecordKind ofNumber(int number) {
    for (var constant : VALUES) {
      if (constant.number == number) {
        return constant;
      }
    }
    return UNKNOWN;
  }

  int number() {
    return number;
  }
}
