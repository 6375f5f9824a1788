package io.lucidbins.device;

import java.util.List;

/** What came of a command. */
public enum CommandStatus {
  /** It ran and worked. */
  DONE(1),
  /** It ran and failed; the text says why. */
  FAILED(2),
  /** It was not run, because it is not allowed or not valid; the text says why. */
  REFUSED(3),
  /** It was meant for another start of the agent. */
  RESTARTED(4),
  /** The agent ended while it ran. */
  INTERRUPTED(5),
  /** It came too late. */
  EXPIRED(6),
  /** The agent has no such command. */
  UNKNOWN_COMMAND(7),
  /** A status that this version has no name for. */
  OTHER(0);

  private static final List<CommandStatus> VALUES = List.of(values());

  private final int number;

  CommandStatus(int number) {
    this.number = number;
  }

  /** The constant of a wire number; {@link #OTHER} if this version has no name for it. */
  static CommandStatus ofNumber(int number) {
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
