package io.lucidbins.mocks.bin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The waste in a bin: layers as they fell, each pressed by what lies on it and settling in time, on
 * the floor or in a bag that hangs over a hollow until it is pressed down. Not safe for threads:
 * its bin guards it.
 */
final class Waste {
  private static final double GRAVITY = 9.81;

  /** Mass that presses a hollow to 37 % of its height: slower than any waste here grows. */
  private static final double HOLLOW_KG_PER_LITRE = 0.5;

  private record Layer(Material material, long grams, long sinceNanos) {}

  private final BinShape shape;
  private final Physics.Packing packing;
  private final double cavityM3;
  private final List<Layer> layers = new ArrayList<>();
  private long grams;

  Waste(BinShape shape, Physics physics) {
    this.shape = shape;
    this.packing = physics.packing();
    this.cavityM3 = shape.volumeM3(physics.cavityMm());
  }

  long grams() {
    return grams;
  }

  /** The material on top; none on an empty floor. */
  @Nullable Material top() {
    return layers.isEmpty() ? null : layers.getLast().material();
  }

  /**
   * Drops waste on the heap, as much as fits under the rim.
   *
   * @return grams that went in
   */
  long drop(Material material, long grams, long nowNanos) {
    double freeM3 = Math.max(0, shape.litres() / 1_000.0 - volumeM3(nowNanos));
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

  /** Height over the floor if it lay flat. */
  double heightMm(long nowNanos) {
    return shape.heightMm(volumeM3(nowNanos));
  }

  /** Volume with everything hollow in it, m3. */
  double volumeM3(long nowNanos) {
    double volumeM3 = 0;
    double kgAbove = 0;
    for (int i = layers.size() - 1; i >= 0; i--) {
      Layer layer = layers.get(i);
      double kg = layer.grams() / 1_000.0;
      double kPa = (kgAbove + kg / 2) * GRAVITY / shape.areaM2() / 1_000;
      volumeM3 += kg / density(layer, kPa, nowNanos);
      kgAbove += kg;
    }
    return volumeM3 + hollowM3(kgAbove);
  }

  private double hollowM3(double kg) {
    return cavityM3 == 0 ? 0 : cavityM3 * Math.exp(-kg / (HOLLOW_KG_PER_LITRE * 1_000 * cavityM3));
  }

  private double density(Layer layer, double kPa, long nowNanos) {
    double time = (double) packing.settlingTime().toNanos();
    double settled = 1 - Math.exp(-(nowNanos - layer.sinceNanos()) / time);
    double pressed = layer.material().looseKgPerM3() * (1 + packing.perKPa() * kPa);
    return pressed / (1 - packing.settling() * settled);
  }
}
