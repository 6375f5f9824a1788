package io.lucidbins.mocks.bin;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Waste as it falls: its code in the carbon factor table where it has one, and how it looks. */
public enum Material {
  PAPER("mixed-paper", 50, 0.8, 0.8),
  CARDBOARD("corrugated", 40, 0.6, 0.3),
  PET("pet", 30, 0.5, 0.5),
  PACKAGING("mixed-plastics", 35, 0.6, 0.8),
  CANS("aluminium-can", 60, 0.7, 0.2),
  STEEL_CANS("steel-can", 90, 0.6, 0.2),
  GLASS("glass", 270, 0.5, 0.1),
  ORGANIC("food-composted", 400, 0.3, 0.6),
  RESIDUAL("residual", 120, 0.3, 1.0);

  private final String code;
  private final int looseKgPerM3;
  private final double reflectance;
  private final double softness;

  Material(String code, int looseKgPerM3, double reflectance, double softness) {
    this.code = code;
    this.looseKgPerM3 = looseKgPerM3;
    this.reflectance = reflectance;
    this.softness = softness;
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

  /** How readily it swallows sound: 0 is a hard wall, 1 the softest waste there is (bags). */
  public double softness() {
    return softness;
  }

  public static Optional<Material> ofCode(String code) {
    return Arrays.stream(values()).filter(m -> m.code.equals(code)).findFirst();
  }

  /** All codes, for messages. */
  public static String codes() {
    return Arrays.stream(values()).map(Material::code).collect(Collectors.joining(", "));
  }
}
