package io.lucidbins.mocks.bin;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Waste as it falls: its code in the carbon factor table where it has one, and how it looks. */
public enum Material {
  PAPER("mixed-paper", 50, 0.8),
  CARDBOARD("corrugated", 40, 0.6),
  PET("pet", 30, 0.5),
  PACKAGING("mixed-plastics", 35, 0.6),
  CANS("aluminium-can", 60, 0.7),
  STEEL_CANS("steel-can", 90, 0.6),
  GLASS("glass", 270, 0.5),
  ORGANIC("food-composted", 400, 0.3),
  RESIDUAL("residual", 120, 0.3);

  private final String code;
  private final int looseKgPerM3;
  private final double reflectance;

  Material(String code, int looseKgPerM3, double reflectance) {
    this.code = code;
    this.looseKgPerM3 = looseKgPerM3;
    this.reflectance = reflectance;
  }

  /** The word for it in scenarios, such as "glass" or "aluminium-can". */
  public String code() {
    return code;
  }

  /** Density before anything lies on it, kg/m3. */
  public int looseKgPerM3() {
    return looseKgPerM3;
  }

  /** Share of infrared light that comes back, 0 to 1. */
  public double reflectance() {
    return reflectance;
  }

  public static Optional<Material> ofCode(String code) {
    return Arrays.stream(values()).filter(m -> m.code.equals(code)).findFirst();
  }

  /** All codes, for messages. */
  public static String codes() {
    return Arrays.stream(values()).map(Material::code).collect(Collectors.joining(", "));
  }
}
