package io.lucidbins.pi4j.linux;

/**
 * A part that a kernel driver of the industrial I/O subsystem measures with [kernel
 * Documentation/ABI/testing/sysfs-bus-iio]. Each call may wait for a conversion, so it belongs to
 * the thread of the part.
 */
public interface IioDevice {

  /** The name that the driver gives, such as "hx711". */
  String name();

  /**
   * {@code <channel>_raw}: the unscaled value.
   *
   * @param channel such as "in_voltage0" or "in_distance"
   * @throws KernelException if the file is absent (ENOENT), the driver refuses (EIO, ETIMEDOUT), or
   *     what it holds is no whole number (EINVAL)
   */
  long raw(String channel) throws KernelException;

  /** {@code <channel>_scale}: (raw + offset) times this is the value in the ABI's unit. */
  double scale(String channel) throws KernelException;
}
