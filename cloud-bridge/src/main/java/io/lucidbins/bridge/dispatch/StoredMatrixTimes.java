package io.lucidbins.bridge.dispatch;

import io.lucidbins.routing.TravelTimes;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Measured roads where both places are known to them, an estimate for every other pair. */
public final class StoredMatrixTimes implements TravelTimeSource {
  private final Roads roads;
  private final StraightLineTimes estimate;

  public StoredMatrixTimes(Roads roads, StraightLineTimes estimate) {
    this.roads = roads;
    this.estimate = estimate;
  }

  @Override
  public TravelTable between(List<Place> places) {
    Optional<RoadMatrix> matrix = roads.matrix();
    if (matrix.isEmpty()) {
      return estimate.between(places);
    }
    int[] rows = rows(matrix.get(), places);
    long known = 0;
    for (int row : rows) {
      known += row < 0 ? 0 : 1;
    }
    long pairs = (long) rows.length * (rows.length - 1);
    long estimated = pairs - known * (known - 1);
    return known < 2 && estimated > 0
        ? estimate.between(places)
        : new TravelTable(times(matrix.get(), rows, places), described(rows.length, estimated));
  }

  /** The row of each place in the matrix, or -1. */
  private static int[] rows(RoadMatrix matrix, List<Place> places) {
    Map<String, Integer> rowOf = new HashMap<>();
    for (String id : matrix.places()) {
      rowOf.put(id, rowOf.size());
    }
    return places.stream().mapToInt(place -> rowOf.getOrDefault(place.id(), -1)).toArray();
  }

  private TravelTimes times(RoadMatrix matrix, int[] rows, List<Place> places) {
    int size = rows.length;
    int width = matrix.places().size();
    int[] knownSeconds = matrix.seconds();
    int[] knownMetres = matrix.metres();
    int[] metres = new int[size * size];
    int[] seconds = new int[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        int at = i * size + j;
        if (i == j) {
          continue;
        }
        if (rows[i] >= 0 && rows[j] >= 0) {
          metres[at] = knownMetres[rows[i] * width + rows[j]];
          seconds[at] = knownSeconds[rows[i] * width + rows[j]];
        } else {
          double way = estimate.metres(places.get(i).position(), places.get(j).position());
          metres[at] = (int) Math.round(way);
          seconds[at] = StraightLineTimes.secondsFor(way);
        }
      }
    }
    return TravelTimes.of(size, metres, seconds);
  }

  private static String described(int places, long estimated) {
    return estimated == 0
        ? "road matrix of " + places + (places == 1 ? " place" : " places")
        : String.format(
            Locale.ROOT,
            "road matrix, %,d of %,d pairs estimated",
            estimated,
            (long) places * (places - 1));
  }
}
