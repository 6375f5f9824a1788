package io.lucidbins.device;

import java.util.HexFormat;

/** The text form of the 64-bit ids. */
final class Hex64 {
  private static final int DIGITS = 16;

  private Hex64() {}

  static long parse(String name, String text) {
    if (text.length() != DIGITS || !text.chars().allMatch(HexFormat::isHexDigit)) {
      throw new IllegalArgumentException(name + " must be 16 hex digits, but is \"" + text + "\"");
    }
    return HexFormat.fromHexDigitsToLong(text);
  }
}
