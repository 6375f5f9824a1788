package io.lucidbins.bridge.fleet;

import java.time.LocalTime;
import java.util.Set;

/**
 * A truck.
 *
 * @param wasteStreams what it collects, at least one: other streams' bins are not for it
 * @param startSite id of the site where its shift begins
 * @param endSite id of the site where its shift ends
 * @param litres what it can hold, above 0
 * @param grams what it may load, above 0
 * @param shiftStart local time of the site
 * @param shiftEnd local time of the site, after the start on the same day
 */
public record Vehicle(
    String id,
    String name,
    Set<WasteStream> wasteStreams,
    String startSite,
    String endSite,
    int litres,
    int grams,
    LocalTime shiftStart,
    LocalTime shiftEnd) {
  /**
   * @throws IllegalArgumentException if it collects nothing, a capacity is not positive or the
   *     shift ends before it starts
   */
  public Vehicle {
    Names.checkId("vehicle", id);
    Names.check("vehicle", id, name);
    Names.checkId("start site of vehicle " + id + ":", startSite);
    Names.checkId("end site of vehicle " + id + ":", endSite);
    wasteStreams = Set.copyOf(wasteStreams);
    if (wasteStreams.isEmpty()) {
      throw new IllegalArgumentException(
          "vehicle " + id + " collects no waste stream; name at least one");
    }
    if (litres <= 0 || grams <= 0) {
      throw new IllegalArgumentException(
          "vehicle " + id + " holds " + litres + " l and " + grams + " g; both must be above 0");
    }
    if (!shiftStart.isBefore(shiftEnd)) {
      throw new IllegalArgumentException(
          "vehicle "
              + id
              + " has a shift from "
              + shiftStart
              + " to "
              + shiftEnd
              + "; the end must be later on the same day");
    }
  }
}
