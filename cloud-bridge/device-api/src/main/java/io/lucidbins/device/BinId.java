package io.lucidbins.device;

import java.util.regex.Pattern;

/**
 * Name of a bin: {@code [a-z0-9][a-z0-9-]{0,35}}. Equals the CN of its certificate, its MQTT user
 * name and client id, and its topic level.
 */
public record BinId(String value) implements Comparable<BinId> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,35}");

  /** Throws {@link IllegalArgumentException} if the text has another form. */
  public BinId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "bin id must be 1 to 36 of a-z, 0-9 and -, not starting with -, but is \"%s\""
              .formatted(value));
    }
  }

  /** Whether the text is a bin id. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public int compareTo(BinId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
