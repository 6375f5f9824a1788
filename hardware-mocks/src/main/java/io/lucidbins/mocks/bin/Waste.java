package io.lucidbins.mocks.bin;

import java.util.ArrayList;
import java.util.List;

/**
 * The heap: layers as they fell, each pressed by what lies on it (density x (1 + 0.05 per kPa)) and
 * settling by 10 % with a time constant of 6 h. Not safe for threads: its bin guards it.
 */
final class Waste {
  private static final double DENSITY_PER_KPA = 0.05;
  private static final double SETTLING = 0.10;
  private static final double SETTLING_NANOS = 6 * 3_600e9;
  private static final double GRAVITY = 9.81;

  private record Layer(Material material, long grams, long sinceNanos) {}

  private final BinShape shape;
  private final List<Layer> layers = new ArrayList<>();
  private long grams;

  Waste(BinShape shape) {
    this.shape = shape;
  }

  long grams() {
    return grams;
  }

  /** The material on top; that of an empty floor is dark. */
  double surfaceReflectance() {
    return layers.isEmpty() ? 0.4 : layers.getLast().material().reflectance();
  }

  /**
   * Drops waste on the heap, as much as fits under the rim.
   *
   * @return grams that went in
   */
  long drop(Material material, long grams, long nowNanos) {
    double freeM3 = Math.max(0, (shape.depthMm() - heightMm(nowNanos)) / 1_000 * shape.areaM2());
    long fitting = Math.min(grams, (long) (freeM3 * material.looseKgPerM3() * 1_000 + 0.001));
    if (fitting > 0) {
      layers.add(new Layer(material, fitting, nowNanos));
      this.grams += fitting;
    }
    return fitting;
  }

  /** Takes everything out; returns its grams. */
  long empty() {
    long out = grams;
    layers.clear();
    grams = 0;
    return out;
  }

  /** Takes waste off the top; returns the grams that came out. */
  long takeOut(long wanted) {
    long left = Math.min(wanted, grams);
    long out = left;
    while (left > 0) {
      Layer top = layers.removeLast();
      if (top.grams() > left) {
        layers.add(new Layer(top.material(), top.grams() - left, top.sinceNanos()));
      }
      left -= Math.min(left, top.grams());
    }
    grams -= out;
    return out;
  }

  /** Height of a flat heap over the floor. */
  double heightMm(long nowNanos) {
    double volumeM3 = 0;
    double kgAbove = 0;
    for (int i = layers.size() - 1; i >= 0; i--) {
      Layer layer = layers.get(i);
      double kg = layer.grams() / 1_000.0;
      double kPa = (kgAbove + kg / 2) * GRAVITY / shape.areaM2() / 1_000;
      volumeM3 += kg / density(layer, kPa, nowNanos);
      kgAbove += kg;
    }
    return volumeM3 / shape.areaM2() * 1_000;
  }

  private static double density(Layer layer, double kPa, long nowNanos) {
    double settled = 1 - Math.exp(-(nowNanos - layer.sinceNanos()) / SETTLING_NANOS);
    double pressed = layer.material().looseKgPerM3() * (1 + DENSITY_PER_KPA * kPa);
    return pressed / (1 - SETTLING * settled);
  }
}
