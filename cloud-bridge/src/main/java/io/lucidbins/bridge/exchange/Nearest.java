package io.lucidbins.bridge.exchange;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Which of the known words a misspelt one was meant to be. */
final class Nearest {
  /** Insertions, deletions and replacements from one text to the other. */
  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private Nearest() {}

  /** The nearest one if at most a half of its letters differ; case does not count. */
  static Optional<String> to(String word, Collection<String> known) {
    String plain = word.strip().toLowerCase(Locale.ROOT);
    return known.stream()
        .min(Comparator.comparingInt(k -> DISTANCE.apply(plain, k.toLowerCase(Locale.ROOT))))
        .filter(k -> isNear(plain, k.toLowerCase(Locale.ROOT)));
  }

  private static boolean isNear(String word, String known) {
    boolean abbreviated = word.length() >= 3 && known.startsWith(word);
    return abbreviated || DISTANCE.apply(word, known) <= known.length() / 2;
  }
}
