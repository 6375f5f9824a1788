package io.lucidbins.pi4j.linux;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Serial ports by termios. Each is opened by one user at a time: the kernel holds other processes
 * off (TIOCEXCL), and a second opener in this one is refused here, because the kernel lets root in.
 */
public final class LinuxSerialPorts implements SerialPorts {
  private final LibC libc;
  private final BusObserver observer;
  private final Set<Path> open = new HashSet<>();

  /**
   * @param libc how the kernel is reached: {@link LibC#system()} on a machine
   * @param observer told of each read with bytes and each write
   */
  public LinuxSerialPorts(LibC libc, BusObserver observer) {
    this.libc = libc;
    this.observer = observer;
  }

  @Override
  public SerialPort open(String path, int baud) throws KernelException {
    int speed = speed(baud);
    Path device = device(path);
    synchronized (open) {
      if (!open.add(device)) {
        throw new KernelException(
            Errno.EBUSY, "open of " + path + ", which another part of this program has open");
      }
    }
    try {
      return LinuxSerialPort.open(libc, path, speed, observer, () -> release(device));
    } catch (KernelException | RuntimeException e) {
      release(device);
      throw e;
    }
  }

  private static int speed(int baud) {
    return switch (baud) {
      case 9600 -> TermiosAbi.B9600;
      case 115200 -> TermiosAbi.B115200;
      default -> throw new IllegalArgumentException("baud must be 9600 or 115200, but is " + baud);
    };
  }

  /** {@code /dev/serial0} is a link, and its port may be named otherwise by somebody else. */
  private static Path device(String path) {
    try {
      return Path.of(path).toRealPath();
    } catch (IOException e) {
      return Path.of(path).toAbsolutePath().normalize(); // absent: open says so
    }
  }

  private void release(Path device) {
    synchronized (open) {
      open.remove(device);
    }
  }
}
