package io.lucidbins.device;

/**
 * What a deposit is made of.
 *
 * @param code of the carbon factor table, such as {@code aluminium-can}: 1 to 64 of a-z, 0-9, -
 */
public record Material(String code) {
  public Material {
    Checks.name("material code", code);
    if (!code.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
      throw new IllegalArgumentException(
          "material code must be of a-z, 0-9 and -, but is \"" + code + "\"");
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
