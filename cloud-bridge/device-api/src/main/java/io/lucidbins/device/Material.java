package io.lucidbins.device;

import java.util.regex.Pattern;

/**
 * What a deposit is made of.
 *
 * @param code of the carbon factor table, such as {@code aluminium-can}: 1 to 64 of a-z, 0-9, -
 */
public record Material(String code) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9-]+");

  public Material {
    Checks.name("material code", code);
    if (!FORM.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "material code must be of a-z, 0-9 and -, but is \"" + code + "\"");
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
