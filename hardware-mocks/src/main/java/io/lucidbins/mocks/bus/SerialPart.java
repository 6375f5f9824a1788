package io.lucidbins.mocks.bus;

/**
 * A part at the other end of a serial line. It sends by {@link VirtualSerial#send}, and does so
 * only when it is brought up to now, so that a port that nobody has open costs nothing.
 */
public interface SerialPart {

  /** Sends everything that it has begun to send up to {@code nanos}. */
  void speakUntil(long nanos);

  /** Nobody heard what it said before {@code nanos}: goes on from there without saying it. */
  void skipTo(long nanos);

  /**
   * When it will say something next, as far as it knows; {@link Long#MAX_VALUE} if it has nothing
   * to say by itself.
   */
  long speaksNextAt();

  /** A byte from the program, 0 to 255, whose stop bit ends at {@code nanos}. */
  void hear(int value, long nanos);
}
