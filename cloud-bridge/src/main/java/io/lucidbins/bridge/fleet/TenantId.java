package io.lucidbins.bridge.fleet;

import java.util.regex.Pattern;

/**
 * Whose bins, trucks and points: the first part of every key in the store.
 *
 * @param value lower-case letters, digits and hyphens, 1 to 36 characters, no hyphen first
 */
public record TenantId(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,35}");

  /** The tenant of a bridge that serves only one. */
  public static final TenantId MAIN = new TenantId("main");

  /**
   * @throws IllegalArgumentException if the value has another shape
   */
  public TenantId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("tenant '" + value + "' does not match " + SHAPE);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
