package io.lucidbins.bridge.exchange;

/**
 * Folds the lines of an iCalendar text (RFC 5545, section 3.1). The library's own folding counts
 * characters, which makes lines of more than 75 octets of anything but ASCII.
 */
final class FoldLines {
  private static final int MOST_OCTETS = 75;

  private FoldLines() {}

  /** Each line of at most 75 octets in UTF-8, ended by CR LF; a character is never parted. */
  static String at75Octets(String text) {
    var folded = new StringBuilder(text.length() + text.length() / 20);
    int octets = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      int width = octets(character);
      if (character == '\n') {
        octets = 0;
      } else if (character != '\r' && octets + width > MOST_OCTETS) {
        folded.append("\r\n ");
        octets = 1 + width;
      } else {
        octets += character == '\r' ? 0 : width;
      }
      folded.appendCodePoint(character);
      i += Character.charCount(character);
    }
    return folded.toString();
  }

  private static int octets(int character) {
    return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
  }
}
