package io.lucidbins.bridge.cli;

/** What a command's end says; 130 and 143 come from the JVM when a signal ends it. */
final class ExitCodes {
  static final int DONE = 0;
  static final int FAILED = 1;

  /** Usage, or input that cannot be read. */
  static final int USAGE = 2;

  /** The independent checker refuses the result. */
  static final int REFUSED = 3;

  /** No broker, bridge or store there. */
  static final int UNREACHABLE = 4;

  /** Another process holds the port. */
  static final int BUSY = 5;

  private ExitCodes() {}
}
