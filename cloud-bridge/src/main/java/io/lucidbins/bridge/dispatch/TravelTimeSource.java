package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.routing.TravelTimes;
import java.util.List;

/** Port: how far and how long it is between places. */
@FunctionalInterface
public interface TravelTimeSource {
  /** The times between all places; place i of the list is location i of the answer. */
  TravelTimes between(List<Position> places);
}
