package io.lucidbins.mocks.bus;

/** What can go wrong with a part that a kernel driver measures with. */
public sealed interface IioFault {

  /** The driver is not bound: the device is not found, and files already known are ENOENT. */
  record Missing() implements IioFault {}

  /** The file holds no number: EINVAL. */
  record Garbage() implements IioFault {}

  /**
   * The driver refuses.
   *
   * @param errno such as EIO or ETIMEDOUT
   */
  record Fails(int errno) implements IioFault {}
}
