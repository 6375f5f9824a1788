package io.lucidbins.bridge.fleet;

import java.util.regex.Pattern;

/**
 * What a bin collects, and so which trucks may empty it: {@code paper}, {@code glass}, ...
 *
 * @param code lower-case letters, digits, hyphens and underscores, 1 to 40 characters
 */
public record WasteStream(String code) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

  /** Of a bin that nobody has described yet. */
  public static final WasteStream MIXED = new WasteStream("mixed");

  /**
   * @throws IllegalArgumentException if the code has another shape
   */
  public WasteStream {
    if (!SHAPE.matcher(code).matches()) {
      throw new IllegalArgumentException("waste stream '" + code + "' does not match " + SHAPE);
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
