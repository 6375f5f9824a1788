package io.lucidbins.pi4j.linux;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines that belong to one part. The kernel is asked for them at once, so they are ours all or
 * none, and their edges come in one order.
 *
 * @param name shown to others as the holder of the lines, such as "hx711"; 1 to 20 of a-z, 0-9, -
 * @param lines BCM numbers, 1 to 64 of them, each once
 */
public record LineGroup(String name, List<Integer> lines) {
  /** Of 31 bytes that the kernel keeps of the holder, what the name of the product leaves. */
  private static final int MOST_NAME_LETTERS = 20;

  /**
   * @throws IllegalArgumentException if the name or a line is not as described
   */
  public LineGroup {
    lines = List.copyOf(lines);
    if (!name.matches("[a-z0-9-]{1," + MOST_NAME_LETTERS + "}")) {
      throw new IllegalArgumentException(
          "a line group is named by 1 to %d of a-z, 0-9 and -, not \"%s\""
              .formatted(MOST_NAME_LETTERS, name));
    }
    if (lines.isEmpty() || lines.size() > GpioAbi.MOST_LINES) {
      throw new IllegalArgumentException(
          "line group %s has %d lines; it must have 1 to %d"
              .formatted(name, lines.size(), GpioAbi.MOST_LINES));
    }
    if (lines.stream().anyMatch(line -> line < 0)
        || lines.stream().distinct().count() < lines.size()) {
      throw new IllegalArgumentException(
          "line group %s must name each line once and none below 0, but has %s"
              .formatted(name, lines));
    }
  }

  /** A line by itself. */
  static LineGroup of(int line) {
    return new LineGroup("gpio" + line, List.of(line));
  }

  /** As a settings file would have it: "scale: 16, 12". */
  @Override
  public String toString() {
    return name + lines.stream().map(String::valueOf).collect(Collectors.joining(", ", ": ", ""));
  }
}
