package io.lucidbins.agent.cli;

import io.lucidbins.agent.outbox.OutboxBusy;
import io.lucidbins.agent.outbox.OutboxUnavailable;
import io.lucidbins.agent.settings.InvalidSettings;

/** What the commands of both programs answer to the shell. */
final class ExitCode {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int FOUND_SOMETHING = 3;
  static final int CANNOT_REACH = 4;
  static final int BUSY = 5;

  private ExitCode() {}

  /** For what a command could not do. */
  static int of(Exception e) {
    return switch (e) {
      case OutboxBusy _ -> BUSY;
      case OutboxUnavailable _ -> CANNOT_REACH;
      case InvalidSettings _, UnusableInput _, IllegalArgumentException _ -> USAGE;
      default -> FAILED;
    };
  }
}
