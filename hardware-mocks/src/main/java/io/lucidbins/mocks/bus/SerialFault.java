package io.lucidbins.mocks.bus;

/** What can go wrong at a serial port. */
public sealed interface SerialFault {

  /** A received byte has random bits turned over; asked for each byte. */
  record Noise() implements SerialFault {}

  /** The receiver was not emptied in time and loses the byte; asked for each byte. */
  record Overrun() implements SerialFault {}

  /**
   * What the part sends in one go is cut; asked for each of its frames.
   *
   * @param bytes of it that still arrive, 0 or more
   */
  record Cut(int bytes) implements SerialFault {}

  /** The tty is gone: reads, writes and flushes fail with EIO; asked for each call. */
  record Unplugged() implements SerialFault {}

  /**
   * Opening fails; asked for each opening.
   *
   * @param errno such as ENOENT, EBUSY, EACCES or EMFILE
   */
  record CannotOpen(int errno) implements SerialFault {}
}
