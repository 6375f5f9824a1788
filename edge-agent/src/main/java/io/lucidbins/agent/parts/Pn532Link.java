package io.lucidbins.agent.parts;

import java.time.Duration;

/**
 * How a {@link Pn532} is reached. Failures leave as {@link I2cRegisters.PartFailure} and become
 * values in its public methods.
 */
interface Pn532Link {

  /** The name for people, such as "pn532-uart". */
  String name();

  /**
   * The bit of PowerDown's WakeUpEnable that lets this link wake the part [UM0701-02, 7.2.11; the
   * same in libnfc and dotnet/iot].
   */
  int wakeUpSource();

  /** Opens the link if that is due and wakes the part; a part that is awake takes no harm. */
  void wake();

  /** Forgets what was received, and sends a frame. */
  void send(byte[] frame);

  /**
   * The next frame, broken ones included.
   *
   * @param mostData bytes of data after the command code that it may have
   * @param limit of the wait; a failure if nothing came
   */
  Pn532Frame receive(int mostData, Duration limit);
}
