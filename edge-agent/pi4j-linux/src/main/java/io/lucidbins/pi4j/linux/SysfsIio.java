package io.lucidbins.pi4j.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * IIO devices as files [kernel Documentation/ABI/testing/sysfs-bus-iio]. They are read by the calls
 * of the C library, because a driver says by the error number what is wrong with its part.
 */
public final class SysfsIio implements IioDevices {
  /** Where the kernel has them. */
  public static final Path ROOT = Path.of("/sys/bus/iio/devices");

  /** A value is one number in one line; the kernel writes no more than a page. */
  private static final int VALUE_BYTES = 64;

  private static final String PREFIX = "iio:device";

  private final LibC libc;
  private final Path root;
  private final Listing listing;

  /** What a directory holds; its stream may fail later than the call. */
  interface Listing {
    Stream<Path> of(Path directory) throws IOException;
  }

  /**
   * @param libc how the files are read
   * @param root the directory of the devices: {@link #ROOT} on a machine
   */
  public SysfsIio(LibC libc, Path root) {
    this(libc, root, Files::list);
  }

  SysfsIio(LibC libc, Path root, Listing listing) {
    this.libc = libc;
    this.root = root;
    this.listing = listing;
  }

  /** Looks each time, because a driver may be bound or a part plugged in later. */
  @Override
  public Optional<IioDevice> find(String name) {
    return directories().stream()
        .filter(each -> isNamed(each, name))
        .findFirst()
        .map(each -> new SysfsDevice(libc, name, each));
  }

  /** In the order of their numbers, so that of two equal parts it is always the same one. */
  private List<Path> directories() {
    try (Stream<Path> entries = listing.of(root)) {
      return entries
          .filter(each -> each.getFileName().toString().matches(PREFIX + "\\d{1,9}"))
          .sorted(Comparator.comparingInt(SysfsIio::number))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // a kernel without IIO has no such directory; the next look lists it anew
    }
  }

  private static int number(Path directory) {
    return Integer.parseInt(directory.getFileName().toString().substring(PREFIX.length()));
  }

  private boolean isNamed(Path directory, String name) {
    try {
      return text(libc, directory.resolve("name")).equals(name);
    } catch (KernelException e) {
      return false; // it went away while we looked
    }
  }

  private static String text(LibC libc, Path file) throws KernelException {
    String path = file.toString();
    int fd = libc.open(path, Kernel.O_RDONLY_CLOEXEC);
    if (fd < 0) {
      throw new KernelException(-fd, "open of " + path);
    }
    try (var arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(VALUE_BYTES);
      int length = libc.read(fd, buffer, VALUE_BYTES);
      if (length < 0) {
        throw new KernelException(-length, "read of " + path);
      }
      byte[] bytes = buffer.asSlice(0, length).toArray(JAVA_BYTE);
      return new String(bytes, StandardCharsets.UTF_8).strip();
    } finally {
      libc.close(fd);
    }
  }

  private record SysfsDevice(LibC libc, String name, Path directory) implements IioDevice {

    @Override
    public long raw(String channel) throws KernelException {
      Path file = directory.resolve(channel + "_raw");
      String text = text(libc, file);
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        throw new KernelException(
            Errno.EINVAL, file + " holds \"" + text + "\" instead of a whole number");
      }
    }

    @Override
    public double scale(String channel) throws KernelException {
      Path file = directory.resolve(channel + "_scale");
      String text = text(libc, file);
      try {
        double scale = Double.parseDouble(text);
        if (Double.isFinite(scale)) {
          return scale;
        }
      } catch (NumberFormatException e) {
        // told below, like a number that is none
      }
      throw new KernelException(Errno.EINVAL, file + " holds \"" + text + "\" instead of a number");
    }
  }
}
