package io.lucidbins.mocks.bin;

import java.time.Duration;

/**
 * The numbers that a bin behaves by. {@link #usual()} are those of a common bin; each can be set,
 * and {@link #ideal()} switches every error off, so that a test can tell what comes from where.
 *
 * @param cavityMm height of the hollow that a fresh bag leaves at the floor, 0 to 300
 */
public record Physics(Packing packing, Heap heap, Cells cells, Sound sound, int cavityMm) {
  public Physics {
    check("the cavity", cavityMm, 0, 300);
  }

  /**
   * How waste packs.
   *
   * @param perKPa growth of density for each kPa of load, 0 to 1
   * @param settling share of height lost in time, 0 to 0.5
   * @param settlingTime after which 63 % of it are lost
   */
  public record Packing(double perKPa, double settling, Duration settlingTime) {
    public Packing {
      check("packing per kPa", perKPa, 0, 1);
      check("settling", settling, 0, 0.5);
      if (!settlingTime.isPositive()) {
        throw new IllegalArgumentException("the time of settling must be above 0");
      }
    }
  }

  /**
   * The surface of the heap.
   *
   * @param slopeDegrees of the cone of repose, 0 (flat) to 45
   * @param roughMm rms by which the surface differs from the cone, 0 to 100; new with each deposit
   * @param lookShare where the sensors look: 0 at the middle, under the opening, 1 at the wall. At
   *     2/3 a cone is as high as its mean
   */
  public record Heap(double slopeDegrees, double roughMm, double lookShare) {
    public Heap {
      check("the slope", slopeDegrees, 0, 45);
      check("roughness", roughMm, 0, 100);
      check("the place of the sensor", lookShare, 0, 1);
    }
  }

  /**
   * Errors of the load cells.
   *
   * @param noiseGrams rms of a single weighing
   * @param zeroPerKelvin drift of the zero, as a share of the rated load
   * @param spanPerKelvin drift of the span
   * @param creep share by which a load seems heavier in the end
   * @param offCentre share by which the four cells differ at most
   */
  public record Cells(
      double noiseGrams,
      double zeroPerKelvin,
      double spanPerKelvin,
      double creep,
      double offCentre) {
    public Cells {
      check("noise", noiseGrams, 0, 10_000);
      check("drift of the zero per K", zeroPerKelvin, 0, 0.01);
      check("drift of the span per K", spanPerKelvin, 0, 0.01);
      check("creep", creep, 0, 0.1);
      check("off-centre error", offCentre, 0, 0.1);
    }
  }

  /**
   * The air path of an ultrasonic sensor.
   *
   * @param noiseMm rms of a single shot
   * @param softLoss share of echoes that the softest waste swallows, 0 to 1
   * @param coneDegrees half angle in which the sensor hears, 0 to 40
   * @param wallEcho share of echoes that come from the wall where the cone is twice as wide as the
   *     bin, 0 to 1
   */
  public record Sound(double noiseMm, double softLoss, double coneDegrees, double wallEcho) {
    public Sound {
      check("noise of sound", noiseMm, 0, 100);
      check("lost echoes", softLoss, 0, 1);
      check("the cone", coneDegrees, 0, 40);
      check("wall echoes", wallEcho, 0, 1);
    }
  }

  /** A common bin: packing 5 % per kPa, settling 10 % in 6 h, cells and sound as usual, no bag. */
  public static Physics usual() {
    return new Physics(
        new Packing(0.05, 0.10, Duration.ofHours(6)),
        new Heap(15, 10, 2.0 / 3),
        new Cells(3, 0.001 / 10, 0.0005 / 10, 0.001, 0.002),
        new Sound(2, 0.05, 7, 0.3),
        0);
  }

  /** A bin that shows the truth: flat waste that packs, and no error anywhere. */
  public static Physics ideal() {
    return new Physics(
        usual().packing, new Heap(0, 0, 0), new Cells(0, 0, 0, 0, 0), new Sound(0, 0, 0, 0), 0);
  }

  public Physics withPacking(Packing next) {
    return new Physics(next, heap, cells, sound, cavityMm);
  }

  public Physics withHeap(Heap next) {
    return new Physics(packing, next, cells, sound, cavityMm);
  }

  public Physics withCells(Cells next) {
    return new Physics(packing, heap, next, sound, cavityMm);
  }

  public Physics withSound(Sound next) {
    return new Physics(packing, heap, cells, next, cavityMm);
  }

  /** With a bag that hangs {@code millimetres} over the floor until waste presses it down. */
  public Physics withBag(int millimetres) {
    return new Physics(packing, heap, cells, sound, millimetres);
  }

  private static void check(String what, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "%s must be %s to %s, but is %s".formatted(what, low, high, value));
    }
  }
}
