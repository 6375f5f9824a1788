package io.lucidbins.pi4j.linux;

/** {@code struct pollfd} of {@code asm-generic/poll.h}: fd at 0, events at 4, revents at 6. */
final class Poll {
  static final long ENTRY_BYTES = 8;
  static final long EVENTS = 4;
  static final long REVENTS = 6;

  static final short POLLIN = 0x1;
  static final short POLLERR = 0x8;
  static final short POLLHUP = 0x10;
  static final short POLLNVAL = 0x20;

  /** The file is gone, whatever can still be read from it. */
  static final int BROKEN = POLLERR | POLLHUP | POLLNVAL;

  private Poll() {}
}
