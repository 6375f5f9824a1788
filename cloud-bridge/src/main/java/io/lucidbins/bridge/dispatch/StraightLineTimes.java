package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.routing.TravelTimes;
import java.util.List;

/**
 * An estimate without a map: the great circle times a detour factor, at a speed that grows with the
 * distance. Works anywhere at once, and is shown as an estimate.
 */
public final class StraightLineTimes implements TravelTimeSource {
  /** Roads are longer than the straight line by a third; 1.3 to 1.4 is usual in towns. */
  static final double DETOUR_FACTOR = 1.35;

  private static final String DESCRIBED = "estimate: straight lines x " + DETOUR_FACTOR;

  /** Mean earth radius, IUGG. */
  private static final double EARTH_RADIUS_M = 6_371_008.8;

  private static final double NEAR_M = 2_000;
  private static final double FAR_M = 10_000;
  private static final double NEAR_KMH = 20;
  private static final double MIDDLE_KMH = 32;
  private static final double FAR_KMH = 55;
  private static final double KMH_PER_MS = 3.6;

  @Override
  public TravelTable between(List<Place> places) {
    int size = places.size();
    int[] metres = new int[size * size];
    int[] seconds = new int[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double way = metres(places.get(i).position(), places.get(j).position());
        metres[i * size + j] = (int) Math.round(way);
        seconds[i * size + j] = secondsFor(way);
      }
    }
    return new TravelTable(TravelTimes.of(size, metres, seconds), DESCRIBED);
  }

  /** The estimated way. */
  public double metres(Position from, Position to) {
    return DETOUR_FACTOR * haversineM(from, to);
  }

  /** The first 2 km through side streets, up to 10 km on main streets, the rest on open roads. */
  static int secondsFor(double metres) {
    double near = Math.min(metres, NEAR_M);
    double middle = Math.clamp(metres - NEAR_M, 0, FAR_M - NEAR_M);
    double far = Math.max(metres - FAR_M, 0);
    return (int) Math.ceil(KMH_PER_MS * (near / NEAR_KMH + middle / MIDDLE_KMH + far / FAR_KMH));
  }

  /** The great-circle distance (Sinnott 1984), in metres. */
  static double haversineM(Position a, Position b) {
    double latitude = StrictMath.toRadians(b.latitude() - a.latitude());
    double longitude = StrictMath.toRadians(b.longitude() - a.longitude());
    double h =
        square(StrictMath.sin(latitude / 2))
            + StrictMath.cos(StrictMath.toRadians(a.latitude()))
                * StrictMath.cos(StrictMath.toRadians(b.latitude()))
                * square(StrictMath.sin(longitude / 2));
    return 2 * EARTH_RADIUS_M * StrictMath.asin(Math.min(1, Math.sqrt(h)));
  }

  private static double square(double value) {
    return value * value;
  }
}
