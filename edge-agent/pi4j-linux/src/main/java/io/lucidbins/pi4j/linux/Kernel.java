package io.lucidbins.pi4j.linux;

import com.pi4j.exception.Pi4JException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What the kernel's answers mean, in words that tell an installer what to do. */
final class Kernel {
  static final int O_RDONLY_CLOEXEC = 0x80000;
  static final int O_RDWR_CLOEXEC = 0x2 | O_RDONLY_CLOEXEC;

  private static final Path STATUS = Path.of("/proc/self/status");

  private Kernel() {}

  /**
   * Opens a device for Pi4J.
   *
   * @return its descriptor
   * @throws Pi4JException with a {@link KernelException} as cause, if the kernel refused
   */
  static int open(LibC libc, String path) {
    int fd = libc.open(path, O_RDWR_CLOEXEC);
    if (fd < 0) {
      throw failed(-fd, "open of " + path + hint(path, -fd));
    }
    return fd;
  }

  /** A refusal as Pi4J's callers expect it. */
  static Pi4JException failed(int errno, String operation) {
    return new Pi4JException(operation + " failed", new KernelException(errno, operation));
  }

  /** The last message behind a failure: what the kernel had to say. */
  static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  /** What to do about a device that did not open; empty if its number says all. */
  static String hint(String path, int errno) {
    return errno == Errno.EACCES || errno == Errno.EPERM ? " (" + whoMay(path) + ")" : "";
  }

  private static String whoMay(String path) {
    try {
      Path device = Path.of(path);
      Object id = Files.getAttribute(device, "unix:gid");
      String group = String.valueOf(Files.getAttribute(device, "unix:group"));
      return whoMay(group, ownGroups().contains(String.valueOf(id)));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return "this process may not even see its group: " + e.getMessage();
    }
  }

  static String whoMay(String group, boolean ours) {
    return ours
        ? "its group %s may not read and write it: a udev rule gives it MODE=\"0660\""
            .formatted(group)
        : ("it belongs to group %s, and this process is not in it: SupplementaryGroups=%s in its"
                + " unit, or usermod -aG %s and a new login")
            .formatted(group, group, group);
  }

  /** Numbers of the groups that this process is in, its own first. */
  private static List<String> ownGroups() throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("Gid:") || line.startsWith("Groups:"))
        .flatMap(line -> Arrays.stream(line.split("\\s+")).skip(1))
        .toList();
  }
}
