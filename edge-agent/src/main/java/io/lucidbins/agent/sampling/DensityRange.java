package io.lucidbins.agent.sampling;

import java.util.Map;
import java.util.Optional;

/**
 * How heavy a material lies in a bin, kg/m3: from half its loose density, with hollows under it, to
 * three times that, trodden down.
 */
record DensityRange(double leastKgPerM3, double mostKgPerM3) {
  private static final double HOLLOW = 0.5;
  private static final double TRODDEN = 3;

  /** Loose, as a bin is filled by hand; rough figures, for which the range around them allows. */
  private static final Map<String, Integer> LOOSE =
      Map.of(
          "mixed-paper", 50,
          "corrugated", 40,
          "pet", 30,
          "mixed-plastics", 35,
          "aluminium-can", 60,
          "steel-can", 90,
          "glass", 270,
          "food-composted", 400,
          "residual", 120);

  /** Of a material by its code; empty for one that is not known well enough. */
  static Optional<DensityRange> of(String material) {
    return Optional.ofNullable(LOOSE.get(material))
        .map(loose -> new DensityRange(HOLLOW * loose, TRODDEN * loose));
  }
}
