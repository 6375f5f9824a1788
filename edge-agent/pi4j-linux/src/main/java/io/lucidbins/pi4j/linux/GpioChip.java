package io.lucidbins.pi4j.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import com.pi4j.exception.Pi4JException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One chip with GPIO lines. The header of a Raspberry Pi is found by the label of its chip and not
 * by a number: on a Pi 5 it has been gpiochip4 and gpiochip0, by the version of the kernel.
 *
 * @param path of the device
 * @param label that its driver gives
 * @param lines how many it has; on a Pi, line and BCM number are the same
 */
record GpioChip(String path, String label, int lines) {
  /** Zero 2 W and 3, 4, 5. */
  static final List<String> HEADERS = List.of("pinctrl-bcm2835", "pinctrl-bcm2711", "pinctrl-rp1");

  /** Numbers that are looked at; a Pi 5 has 14 chips. */
  static final int MOST_CHIPS = 32;

  /**
   * @param chip a path, a label, or empty for the header of a Pi
   * @throws Pi4JException if there is no such chip, or it does not open
   */
  static GpioChip find(LibC libc, String chip) {
    if (chip.startsWith("/")) {
      return at(libc, chip);
    }
    List<String> labels = chip.isEmpty() ? HEADERS : List.of(chip);
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < MOST_CHIPS; i++) {
      String path = "/dev/gpiochip" + i;
      GpioChip candidate = ifPresent(libc, path, seen);
      if (candidate != null && labels.contains(candidate.label)) {
        return candidate;
      }
    }
    throw Kernel.failed(
        Errno.ENODEV,
        "search for a GPIO chip labelled %s (%s)"
            .formatted(
                String.join(" or ", labels),
                seen.isEmpty()
                    ? "this machine has no /dev/gpiochip*"
                    : "there are " + String.join(", ", seen)));
  }

  /** One that does not open may be the right one, so it is listed with its reason. */
  private static @Nullable GpioChip ifPresent(LibC libc, String path, List<String> seen) {
    try {
      GpioChip chip = at(libc, path);
      seen.add(path + " " + chip.label);
      return chip;
    } catch (Pi4JException e) {
      OptionalInt errno = Errno.of(e);
      if (!errno.equals(OptionalInt.of(Errno.ENOENT))) {
        seen.add(path + " (" + Kernel.reason(e) + ")");
      }
      return null;
    }
  }

  private static GpioChip at(LibC libc, String path) {
    int fd = Kernel.open(libc, path);
    try (var arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(GpioAbi.CHIP_INFO);
      int result = libc.ioctl(fd, GpioAbi.GET_CHIPINFO, info);
      if (result < 0) {
        throw Kernel.failed(-result, "GPIO_GET_CHIPINFO of " + path);
      }
      return new GpioChip(
          path, info.getString(GpioAbi.CHIP_LABEL), info.get(JAVA_INT, GpioAbi.CHIP_LINES));
    } finally {
      libc.close(fd);
    }
  }

  /**
   * Asks for the lines of a group.
   *
   * @param request a filled {@code struct gpio_v2_line_request}
   * @return the descriptor of the lines
   * @throws Pi4JException if one of them is taken; the message names it and its holder
   */
  int request(LibC libc, LineGroup group, MemorySegment request) {
    for (int line : group.lines()) {
      if (line >= lines) {
        throw new IllegalArgumentException(
            "GPIO %d is not on %s (%s): it has lines 0 to %d"
                .formatted(line, path, label, lines - 1));
      }
    }
    int chip = Kernel.open(libc, path);
    try {
      int result = libc.ioctl(chip, GpioAbi.GET_LINE, request);
      if (result < 0) {
        String operation = "claim of GPIO lines " + group + " on " + path;
        throw Kernel.failed(
            -result, result == -Errno.EBUSY ? operation + holders(libc, chip, group) : operation);
      }
      return request.get(JAVA_INT, GpioAbi.REQUEST_FD);
    } finally {
      libc.close(chip);
    }
  }

  private static String holders(LibC libc, int chip, LineGroup group) {
    var text = new StringBuilder();
    try (var arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(GpioAbi.LINE_INFO);
      for (int line : group.lines()) {
        info.fill((byte) 0);
        info.set(JAVA_INT, GpioAbi.LINE_OFFSET, line);
        if (libc.ioctl(chip, GpioAbi.GET_LINEINFO, info) >= 0
            && (info.get(JAVA_LONG, GpioAbi.LINE_FLAGS) & GpioAbi.FLAG_USED) != 0) {
          String holder = info.getString(GpioAbi.LINE_CONSUMER, StandardCharsets.UTF_8);
          text.append(text.isEmpty() ? " (" : ", ")
              .append("GPIO ")
              .append(line)
              .append(" is in use by ")
              .append(holder.isEmpty() ? "the kernel" : "\"" + holder + "\"");
        }
      }
    }
    return text.isEmpty() ? "" : text.append(")").toString();
  }
}
