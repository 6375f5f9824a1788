package io.lucidbins.bridge.forecast;

import java.time.Instant;
import java.util.List;

/**
 * What the forecast reads about one bin.
 *
 * @param bin its id
 * @param wasteStream bins of one stream lend each other their habits
 * @param volumeLitres usable volume; 0 if not known
 * @param levels in order of time
 * @param emptyings times at which the bin reported to be emptied
 */
public record BinHistory(
    String bin, String wasteStream, int volumeLitres, List<Level> levels, List<Instant> emptyings) {
  public BinHistory {
    levels = List.copyOf(levels);
    emptyings = List.copyOf(emptyings);
  }
}
