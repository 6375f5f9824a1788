package io.lucidbins.bridge.web;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The rules for names and numbers that were given in an address or a form. */
final class Given {
  private Given() {}

  /**
   * Refuses a name that is not in the list, so that a typing error is not ignored.
   *
   * @param none what is said if there is nothing to give
   * @param others what is said before the list of names
   */
  static void onlyKnown(Set<String> names, List<String> known, String none, String others) {
    var unknown = new TreeSet<>(names);
    known.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw Refusal.parameter(
          unknown.first(), known.isEmpty() ? none : others + String.join(", ", known));
    }
  }

  /** A whole number, both limits included. */
  static int number(String name, String text, int least, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw outOfRange(name, text, least, most);
    }
    throw outOfRange(name, text, least, most);
  }

  private static Refusal outOfRange(String name, String text, int least, int most) {
    return Refusal.parameter(
        name, "a whole number from " + least + " to " + most + " is needed, not \"" + text + "\"");
  }
}
