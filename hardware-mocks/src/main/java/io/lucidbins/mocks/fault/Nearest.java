package io.lucidbins.mocks.fault;

import java.util.Collection;

/** Finds the known word that a misspelt one was probably meant to be. */
public final class Nearest {
  private Nearest() {}

  /**
   * A hint for a message.
   *
   * @return {@code "; did you mean \"stuck\"?"}, or nothing if no word is near: a third of the
   *     letters may differ
   */
  public static String hint(String word, Collection<String> known) {
    String best = "";
    int fewest = Math.max(1, word.length() / 3) + 1;
    for (String candidate : known) {
      int edits = edits(word, candidate);
      if (edits < fewest) {
        fewest = edits;
        best = candidate;
      }
    }
    return best.isEmpty() ? "" : "; did you mean \"" + best + "\"?";
  }

  /** Letters to insert, delete or change [Levenshtein 1966]. */
  private static int edits(String from, String to) {
    int[] before = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] now = new int[to.length() + 1];
      now[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(changed, 1 + Math.min(before[j], now[j - 1]));
      }
      before = now;
    }
    return before[to.length()];
  }
}
