package io.lucidbins.device;

import java.util.List;

/** Why a fitted sensor gave no value. */
public enum WhyMissing {
  /** Nothing came back to the range finder. */
  NO_ECHO(1),
  /** Nearer or less than the part can measure. */
  BELOW_RANGE(2),
  /** Farther or more than the part can measure. */
  ABOVE_RANGE(3),
  /** The converter was at a rail. */
  SATURATED(4),
  /** No answer within the time limit. */
  NOT_READY(5),
  /** A value that the bin cannot have, such as deeper than its floor. */
  IMPLAUSIBLE(6),
  /** The bytes of the part failed their checksum or length. */
  BAD_FRAME(7),
  /** The bus transaction failed. */
  BUS_ERROR(8),
  /** Not measured, because the lid was open. */
  LID_OPEN(9),
  /** Something else, or a reason that this version has no name for. */
  OTHER(0);

  private static final List<WhyMissing> VALUES = List.of(values());

  private final int number;

  WhyMissing(int number) {
    this.number = number;
  }

  /** The constant of a wire number; {@link #OTHER} if this version has no name for it. */
  static WhyMissing ofNumber(int number) {
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
