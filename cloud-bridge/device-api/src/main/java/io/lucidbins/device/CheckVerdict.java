package io.lucidbins.device;

import java.util.List;

/** The verdict of a check at installation, or of the agent on its own health. */
public enum CheckVerdict {
  /** In order. */
  PASS(1),
  /** Broken. */
  FAIL(2),
  /** Works, but needs a look; also a verdict that this version has no name for. */
  WARN(0);

  private static final List<CheckVerdict> VALUES = List.of(values());

  private final int number;

  CheckVerdict(int number) {
    this.number = number;
  }

  /** The constant of a wire number; {@link #WARN} if this version has no name for it. */
  static CheckVerdict ofNumber(int number) {
    for (var constant : VALUES) {
      if (constant.number == number) {
        return constant;
      }
    }
    return WARN;
  }

  int number() {
    return number;
  }
}
