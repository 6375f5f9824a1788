package io.lucidbins.device;

import java.util.List;

/** Refuses values out of range, with the value and the range in the message. */
final class Checks {
  private Checks() {}

  static int within(String name, int value, int least, int most) {
    within(name, (long) value, least, most);
    return value;
  }

  static long within(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " is " + value + ", but must be " + least + " to " + most);
    }
    return value;
  }

  static long seq(String name, long value) {
    return within(name, value, 1, Limits.MAX_SEQ);
  }

  static int start(int value) {
    return within("start number", value, 1, Integer.MAX_VALUE);
  }

  static void part(int part, int parts) {
    within("parts", parts, 1, Limits.MAX_HELLO_PARTS);
    within("part", part, 1, parts);
  }

  static void seconds(String name, int seconds) {
    within(name + " seconds", seconds, 1, Limits.MAX_COMMAND_SECONDS);
  }

  /**
   * Refuses more than {@code most} characters, and halves of surrogate pairs (no UTF-8 has them).
   */
  static String text(String name, String value, int most) {
    within(name + ": length", value.length(), 0, most);
    value
        .codePoints()
        .filter(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
        .findFirst()
        .ifPresent(c -> {
          throw new IllegalArgumentException(name + " holds half a surrogate pair");
        });
    return value;
  }

  static String name(String name, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(name + " is empty");
    }
    return text(name, value, Limits.MAX_NAME_CHARS);
  }

  static <T> List<T> atMost(String name, List<T> list, int most) {
    within(name + ": number", list.size(), 0, most);
    return List.copyOf(list);
  }
}
