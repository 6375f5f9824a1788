package io.lucidbins.mocks.bus;

import io.lucidbins.pi4j.linux.KernelException;

/** A part behind a kernel driver of the industrial I/O subsystem, as its sysfs files show it. */
public interface IioPart {

  /**
   * {@code <channel>_raw}. Takes the time that the driver takes, on the clock of the part.
   *
   * @throws KernelException as the driver fails; ENOENT if there is no such channel
   */
  long raw(String channel) throws KernelException;

  /** {@code <channel>_scale}. */
  double scale(String channel) throws KernelException;
}
