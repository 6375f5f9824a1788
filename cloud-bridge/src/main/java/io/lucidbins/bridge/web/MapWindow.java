package io.lucidbins.bridge.web;

import java.util.Collection;
import java.util.Optional;

/**
 * The part of the world that a map shows, in web mercator as map libraries count it.
 *
 * @param west in degrees; below east
 * @param south in degrees; below north
 * @param zoom 0 shows the world in 256 px, each level doubles that
 */
public record MapWindow(double west, double south, double east, double north, int zoom) {
  /** The closest zoom. */
  public static final int MAX_ZOOM = 22;

  /** The latitude at which web mercator ends. */
  static final double MAX_LATITUDE = 85.06;

  private static final double TILE_PX = 256;
  private static final double USUAL_WIDTH_PX = 1_000;

  public MapWindow {
    if (!(west >= -180
            && west < east
            && east <= 180
            && south >= -90
            && south < north
            && north <= 90)
        || zoom < 0
        || zoom > MAX_ZOOM) {
      throw new IllegalArgumentException(
          "no window of the world: " + west + "," + south + "," + east + "," + north + " " + zoom);
    }
  }

  /** The window that shows all of these places; empty for none. */
  static Optional<MapWindow> around(Collection<Place> places) {
    if (places.isEmpty()) {
      return Optional.empty();
    }
    double west = places.stream().mapToDouble(Place::longitude).min().orElseThrow();
    double east = places.stream().mapToDouble(Place::longitude).max().orElseThrow();
    double south = places.stream().mapToDouble(Place::latitude).min().orElseThrow();
    double north = places.stream().mapToDouble(Place::latitude).max().orElseThrow();
    double shown = Math.max(east - west, north - south);
    double zoom = Math.log(360 / Math.max(shown, 1e-4) * USUAL_WIDTH_PX / TILE_PX) / Math.log(2);
    return Optional.of(
        new MapWindow(
            Math.max(-180, west - 1e-4),
            Math.max(-90, south - 1e-4),
            Math.min(180, east + 1e-4),
            Math.min(90, north + 1e-4),
            (int) Math.clamp(Math.floor(zoom), 0, MAX_ZOOM)));
  }

  boolean holds(Place place) {
    return place.longitude() >= west
        && place.longitude() <= east
        && place.latitude() >= south
        && place.latitude() <= north;
  }

  /** How far right the place lies, in pixels of this zoom. */
  double x(Place place) {
    return (place.longitude() + 180) / 360 * worldPx();
  }

  /** How far down the place lies, in pixels of this zoom. */
  double y(Place place) {
    double latitude = Math.toRadians(Math.clamp(place.latitude(), -MAX_LATITUDE, MAX_LATITUDE));
    double stretched = Math.log(Math.tan(Math.PI / 4 + latitude / 2));
    return (1 - stretched / Math.PI) / 2 * worldPx();
  }

  private double worldPx() {
    return TILE_PX * Math.scalb(1.0, zoom);
  }
}
