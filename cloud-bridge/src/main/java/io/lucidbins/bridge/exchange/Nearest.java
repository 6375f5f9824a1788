package io.lucidbins.bridge.exchange;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which of the known words a misspelt one was meant to be. */
final class Nearest {
  private Nearest() {}

  /** The nearest one if at most a half of its letters differ; case does not count. */
  static Optional<String> to(String word, Collection<String> known) {
    String plain = word.strip().toLowerCase(Locale.ROOT);
    return known.stream()
        .min(Comparator.comparingInt(k -> distance(plain, k.toLowerCase(Locale.ROOT))))
        .filter(k -> isNear(plain, k.toLowerCase(Locale.ROOT)));
  }

  private static boolean isNear(String word, String known) {
    boolean abbreviated = word.length() >= 3 && known.startsWith(word);
    return abbreviated || distance(word, known) <= known.length() / 2;
  }

  /** Insertions, deletions and replacements from one text to the other (Levenshtein 1966). */
  private static int distance(String a, String b) {
    var previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      var current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
