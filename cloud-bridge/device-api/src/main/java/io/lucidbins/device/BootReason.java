package io.lucidbins.device;

import java.util.List;

/** Why the agent started. */
public enum BootReason {
  /** The computer was switched on. */
  POWER_ON(1),
  /** The service was stopped and started. */
  RESTARTED(2),
  /** The start before did not end in order. */
  CRASHED(3),
  /** The watchdog ended the start before. */
  WATCHDOG(4),
  /** New software was installed. */
  UPDATED(5),
  /** The bridge asked for it. */
  COMMANDED(6),
  /** Unknown, or a reason that this version has no name for. */
  OTHER(0);

  private static final List<BootReason> VALUES = List.of(values());

  private final int number;

  BootReason(int number) {
    this.number = number;
  }

  /** The constant of a wire number; {@link #OTHER} if this version has no name for it. */
  static BootReason ofNumber(int number) {
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
