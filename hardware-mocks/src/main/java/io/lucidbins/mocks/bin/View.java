package io.lucidbins.mocks.bin;

import io.lucidbins.mocks.parts.Acoustics;
import io.lucidbins.mocks.parts.Optics;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What the sensors in the lid see and hear: heap, wall, handle, drop, sky. Not safe for threads:
 * its bin guards it.
 */
final class View {
  private static final double NOTHING = Double.POSITIVE_INFINITY;
  private static final double ARM_MM = 350;
  private static final double CLOSEST_MM = 5;

  /** Infrared light that an empty floor returns. */
  private static final double FLOOR_REFLECTANCE = 0.4;

  private static final double ARM_REFLECTANCE = 0.5;
  private static final double SKY_LIGHT = 0.8;

  private final BinShape shape;
  private final Physics physics;
  private final Heap heap;
  private final Lens lens;
  private final double lookMm;
  private final RandomGenerator light;
  private final RandomGenerator sound;

  /**
   * @param light chance of what is seen
   * @param sound chance of what is heard, apart, so that hearing does not change what is seen
   */
  View(BinShape shape, Physics physics, Lens lens, RandomGenerator light, RandomGenerator sound) {
    this.shape = shape;
    this.physics = physics;
    this.heap = new Heap(shape, physics.heap().slopeDegrees());
    this.lens = lens;
    this.lookMm = physics.heap().lookShare() * heap.radiusMm(shape.depthMm());
    this.light = light;
    this.sound = sound;
  }

  /**
   * The waste at one instant.
   *
   * @param top none on an empty floor
   */
  record Surface(
      double volumeM3, @Nullable Material top, double roughMm, double tiltDegrees, long nanos) {}

  /** Light: a narrow spot where the sensor looks. */
  Optics optics(Surface surface, boolean open, Air air) {
    double clear = lens.clearness(surface.nanos());
    if (open) {
      boolean arm = light.nextInt(3) == 0;
      return new Optics(arm ? ARM_MM : NOTHING, arm ? ARM_REFLECTANCE * clear : 0, SKY_LIGHT);
    }
    double distance = Math.min(lens.handleMm(), distanceMm(surface, lookMm));
    Material top = surface.top();
    double reflectance = top == null ? FLOOR_REFLECTANCE : top.reflectance();
    return new Optics(distance, reflectance * clear, air.sunPercent() / 100.0);
  }

  /** Sound: the nearest thing in a wide cone, if its echo comes back at all. */
  Acoustics acoustics(Surface surface, boolean open, double celsius) {
    double heard = heardMm(surface, open);
    double noise = sound.nextGaussian() * physics.sound().noiseMm();
    // Speed in air [331.3 m/s at 0 C, + 0.606 m/s per K; valid around room temperature].
    double speed = Math.clamp(331.3 + 0.606 * celsius, 200, 500);
    return new Acoustics(Math.max(CLOSEST_MM, heard + noise), speed);
  }

  private double heardMm(Surface surface, boolean open) {
    double chance = sound.nextDouble();
    if (lens.isWet(surface.nanos())) {
      return 20 + 40 * chance; // the drop itself
    }
    if (open) {
      return chance < 1.0 / 3 ? ARM_MM : NOTHING;
    }
    if (lens.handleMm() < NOTHING) {
      return lens.handleMm();
    }
    return heapOrWall(surface, chance);
  }

  private double heapOrWall(Surface surface, double chance) {
    double widening = Math.tan(Math.toRadians(physics.sound().coneDegrees()));
    double spot = distanceMm(surface, lookMm) * widening;
    double nearest = distanceMm(surface, Math.max(0, lookMm - spot));
    Material top = surface.top();
    double lost = physics.sound().softLoss() * (top == null ? 0 : top.softness());
    if (chance < lost) {
      return NOTHING;
    }
    double wall = widening == 0 ? NOTHING : shape.widthMm() / 2.0 / widening;
    double fromWall = physics.sound().wallEcho() * Math.max(0, Math.min(1, nearest / wall - 1));
    return chance > 1 - fromWall ? wall : nearest;
  }

  /** The heap where one looks; the floor of an empty bin is neither rough nor does it slide. */
  private double distanceMm(Surface surface, double placeMm) {
    double height = heap.heightMm(surface.volumeM3(), placeMm);
    if (surface.top() != null) {
      double slid = heap.slidMm(surface.tiltDegrees(), placeMm);
      height = Math.max(0, height + surface.roughMm() - slid);
    }
    return Math.max(CLOSEST_MM, shape.depthMm() - height);
  }
}
