package io.lucidbins.bridge.exchange;

import java.util.function.IntPredicate;

/** Which characters a format can hold; U+FFFD, the replacement character, stands for the others. */
final class Characters {
  private static final int REPLACEMENT = 0xFFFD;

  private Characters() {}

  /** Without halves of surrogate pairs, which UTF-8 cannot hold. */
  static String unicode(String text) {
    return keep(text, Characters::isUnicode);
  }

  /** Only what XML 1.0 (section 2.2) allows; any end of line is a line feed. */
  static String xml(String text) {
    return keep(lines(text), c -> isUnicode(c) && isText(c) && c != 0xFFFE && c != 0xFFFF);
  }

  /** Only what a TEXT of iCalendar (RFC 5545, 3.3.11) allows; any end of line is a line feed. */
  static String calendar(String text) {
    return keep(lines(text), c -> isUnicode(c) && isText(c) && c != 0x7F);
  }

  /** On one line. */
  static String oneLine(String text) {
    return lines(text).replace('\n', ' ');
  }

  private static String lines(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static boolean isUnicode(int character) {
    return character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE;
  }

  private static boolean isText(int character) {
    return character >= ' ' || character == '\n' || character == '\t';
  }

  private static String keep(String text, IntPredicate allowed) {
    if (text.codePoints().allMatch(allowed)) {
      return text;
    }
    return text.codePoints()
        .map(c -> allowed.test(c) ? c : REPLACEMENT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
