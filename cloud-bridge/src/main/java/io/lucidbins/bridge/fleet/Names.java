package io.lucidbins.bridge.fleet;

/** The rule for everything that people give a name to. */
final class Names {
  static final int MAX = 200;

  private Names() {}

  static void check(String what, String id, String name) {
    if (name.isBlank() || name.length() > MAX) {
      throw new IllegalArgumentException(
          what
              + " "
              + id
              + " has a name of "
              + name.length()
              + " characters; 1 to "
              + MAX
              + " are possible, not only spaces");
    }
  }

  static void checkId(String what, String id) {
    if (id.isBlank() || id.length() > MAX) {
      throw new IllegalArgumentException(
          what
              + " id '"
              + id
              + "' has "
              + id.length()
              + " characters; 1 to "
              + MAX
              + " are possible, not only spaces");
    }
  }
}
