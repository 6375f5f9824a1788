package io.lucidbins.bridge.fleet;

import io.lucidbins.device.BinId;
import java.util.Optional;

/**
 * What people say about a bin.
 *
 * @param name for people, 1 to 200 characters
 * @param position where it stands; absent until somebody said so, and then no truck is sent
 * @param volumeLitres usable volume; 0 until somebody said so
 * @param depthMm height of waste at which the bin is full; 0 until somebody said so
 * @param collection when and how it wants to be emptied
 */
public record Bin(
    BinId id,
    String name,
    Optional<Position> position,
    WasteStream wasteStream,
    int volumeLitres,
    int depthMm,
    Collection collection) {
  /**
   * @throws IllegalArgumentException if the name is empty or too long, or a size is negative
   */
  public Bin {
    Names.check("bin", id.toString(), name);
    if (volumeLitres < 0 || depthMm < 0) {
      throw new IllegalArgumentException(
          "bin " + id + " has a negative size: " + volumeLitres + " l, " + depthMm + " mm");
    }
  }

  /** A bin that is emptied when its level asks for it. */
  public Bin(
      BinId id,
      String name,
      Optional<Position> position,
      WasteStream wasteStream,
      int volumeLitres,
      int depthMm) {
    this(id, name, position, wasteStream, volumeLitres, depthMm, Collection.BY_LEVEL);
  }

  /** A bin that reported before anybody described it. */
  public static Bin undescribed(BinId id) {
    return new Bin(id, id.toString(), Optional.empty(), WasteStream.MIXED, 0, 0);
  }

  /** Whether a truck can be planned to it: its place and its volume or schedule are known. */
  public boolean isDescribed() {
    return position.isPresent() && (volumeLitres > 0 || collection.schedule().isPresent());
  }
}
