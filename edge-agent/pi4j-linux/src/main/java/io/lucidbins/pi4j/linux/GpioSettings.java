package io.lucidbins.pi4j.linux;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the lines of a board are.
 *
 * @param chip the device ({@code /dev/gpiochip0}) or the label of the chip; empty to look for the
 *     header of a Raspberry Pi by the labels it is known to have
 * @param groups lines that are claimed together; a line that is in none is claimed by itself
 */
public record GpioSettings(String chip, List<LineGroup> groups) {

  /**
   * @throws IllegalArgumentException if a line is in two groups
   */
  public GpioSettings {
    groups = List.copyOf(groups);
    Set<Integer> seen = new HashSet<>();
    for (LineGroup group : groups) {
      for (int line : group.lines()) {
        if (!seen.add(line)) {
          throw new IllegalArgumentException("GPIO " + line + " is in two line groups");
        }
      }
    }
  }

  /** The header of a Raspberry Pi, no groups. */
  public static GpioSettings defaults() {
    return new GpioSettings("", List.of());
  }

  Optional<LineGroup> groupOf(int line) {
    return groups.stream().filter(group -> group.lines().contains(line)).findFirst();
  }
}
