package io.lucidbins.bridge.dispatch;

import java.util.List;

/** Port: how far and how long it is between places. */
@FunctionalInterface
public interface TravelTimeSource {
  /** The times between all places, of which there is at least one. */
  TravelTable between(List<Place> places);
}
