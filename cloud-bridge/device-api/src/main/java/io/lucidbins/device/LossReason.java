package io.lucidbins.device;

import java.util.List;

/** Why records were given up. */
public enum LossReason {
  /** Dropped by the outbox for want of space. */
  EVICTED(1),
  /** Thinned by the outbox for want of space; neighbours in time remain. */
  THINNED(2),
  /** Too large to be sent, even alone. */
  TOO_LARGE(3),
  /** Unreadable on the card. */
  DAMAGED(4),
  /** Said only by the bridge: the bin no longer holds what the bridge never got. */
  GONE(5),
  /** Said only by the bridge: well transported, but invalid; the bytes are in quarantine. */
  REJECTED(6),
  /** A reason that this version has no name for. */
  OTHER(0);

  private static final List<LossReason> VALUES = List.of(values());

  private final int number;

  LossReason(int number) {
    this.number = number;
  }

  /** The constant of a wire number; {@link #OTHER} if this version has no name for it. */
  static LossReason ofNumber(int number) {
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
