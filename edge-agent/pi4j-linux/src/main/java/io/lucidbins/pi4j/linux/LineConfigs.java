package io.lucidbins.pi4j.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the configuration of the lines of a request, {@code struct gpio_v2_line_config}. An
 * attribute holds for the lines in its mask, and a bit of a mask is the place of a line in the
 * request, not its number on the chip.
 */
final class LineConfigs {
  private final LineConfig[] lines;
  private final long levels;

  /**
   * @param levels what the outputs are to have, a bit for each line
   */
  LineConfigs(LineConfig[] lines, long levels) {
    this.lines = lines;
    this.levels = levels;
  }

  /**
   * @param config zeroed here, then filled
   * @throws IllegalArgumentException if the lines differ in more than the kernel can be told
   */
  void writeTo(MemorySegment config) {
    config.fill((byte) 0);
    long common = lines[0].flags();
    config.set(JAVA_LONG, GpioAbi.CONFIG_FLAGS, common);
    int count = 0;
    for (var entry : masks().entrySet()) {
      Attribute attribute = entry.getKey();
      if (attribute.id != GpioAbi.ATTRIBUTE_FLAGS || attribute.value != common) {
        write(config, count++, attribute, entry.getValue());
      }
    }
    config.set(JAVA_INT, GpioAbi.CONFIG_COUNT, count);
  }

  private Map<Attribute, Long> masks() {
    Map<Attribute, Long> masks = new LinkedHashMap<>();
    for (int i = 0; i < lines.length; i++) {
      LineConfig line = lines[i];
      long bit = 1L << i;
      add(masks, GpioAbi.ATTRIBUTE_FLAGS, line.flags(), bit);
      if (line.isOutput()) {
        add(masks, GpioAbi.ATTRIBUTE_OUTPUT_VALUES, levels, bit);
      }
      if (line.debounceMicros() > 0) {
        add(masks, GpioAbi.ATTRIBUTE_DEBOUNCE, line.debounceMicros(), bit);
      }
    }
    return masks;
  }

  private static void add(Map<Attribute, Long> masks, int id, long value, long bit) {
    masks.merge(new Attribute(id, value), bit, (a, b) -> a | b);
  }

  private void write(MemorySegment config, int index, Attribute attribute, long mask) {
    if (index >= GpioAbi.MOST_ATTRIBUTES) {
      throw new IllegalArgumentException(
          "the %d lines of a group differ in more than the %d ways that the kernel takes"
              .formatted(lines.length, GpioAbi.MOST_ATTRIBUTES));
    }
    long at = GpioAbi.CONFIG_ATTRIBUTES + index * GpioAbi.ATTRIBUTE.byteSize();
    config.set(JAVA_INT, at + GpioAbi.ATTRIBUTE_ID, attribute.id);
    config.set(JAVA_LONG, at + GpioAbi.ATTRIBUTE_VALUE, attribute.value);
    config.set(JAVA_LONG, at + GpioAbi.ATTRIBUTE_MASK, mask);
  }

  private record Attribute(int id, long value) {}
}
