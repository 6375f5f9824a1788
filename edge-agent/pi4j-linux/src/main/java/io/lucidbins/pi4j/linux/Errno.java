package io.lucidbins.pi4j.linux;

import java.util.OptionalInt;

/** Error numbers of Linux ({@code asm-generic/errno.h}, equal on x86-64 and aarch64). */
public final class Errno {
  public static final int EPERM = 1;
  public static final int ENOENT = 2;
  public static final int EINTR = 4;
  public static final int EIO = 5;
  public static final int ENXIO = 6;
  public static final int EBADF = 9;
  public static final int EAGAIN = 11;
  public static final int EACCES = 13;
  public static final int EBUSY = 16;
  public static final int ENODEV = 19;
  public static final int EINVAL = 22;
  public static final int EMFILE = 24;
  public static final int ETIMEDOUT = 110;
  public static final int EREMOTEIO = 121;

  private Errno() {}

  /** The error number behind a failed call of Pi4J; empty if the kernel had no part in it. */
  public static OptionalInt of(Throwable failure) {
    Throwable cause = failure;
    while (cause != null) {
      if (cause instanceof KernelException kernel) {
        return OptionalInt.of(kernel.errno());
      }
      cause = cause.getCause();
    }
    return OptionalInt.empty();
  }

  /** Whether an I2C device did not acknowledge: EREMOTEIO or ENXIO, depending on the adapter. */
  public static boolean isNack(int errno) {
    return errno == EREMOTEIO || errno == ENXIO;
  }

  /** Its name without more, such as "EREMOTEIO"; "E71" for one that has none here. */
  static String name(int errno) {
    return switch (errno) {
      case EPERM -> "EPERM";
      case ENOENT -> "ENOENT";
      case EINTR -> "EINTR";
      case EIO -> "EIO";
      case ENXIO -> "ENXIO";
      case EBADF -> "EBADF";
      case EAGAIN -> "EAGAIN";
      case EACCES -> "EACCES";
      case EBUSY -> "EBUSY";
      case ENODEV -> "ENODEV";
      case EINVAL -> "EINVAL";
      case EMFILE -> "EMFILE";
      case ETIMEDOUT -> "ETIMEDOUT";
      case EREMOTEIO -> "EREMOTEIO";
      default -> "E" + errno;
    };
  }

  /** The number with its name, such as "EIO (5)". */
  public static String describe(int errno) {
    String meaning =
        switch (errno) {
          case EREMOTEIO, ENXIO -> ", no acknowledgement";
          case EAGAIN -> ", arbitration lost";
          default -> "";
        };
    return name(errno) + meaning + " (" + errno + ")";
  }
}
