package io.lucidbins.town;

import io.lucidbins.bridge.fleet.Position;
import io.lucidbins.bridge.fleet.WasteStream;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Material;

/**
 * One bin of the town: where it stands, what it takes and how large it is.
 *
 * @param volumeLitres usable volume, above 0
 * @param depthMm from the sensor to the floor, above 0
 * @param depositsPerDay how many people come on an average day, above 0
 * @param gramsPerDeposit mean mass of a deposit, above 0
 * @param startPermille how full it is when the town begins, 0 to 1000
 */
public record BinPlace(
    BinId id,
    String name,
    Position position,
    WasteStream wasteStream,
    Material material,
    int volumeLitres,
    int depthMm,
    double depositsPerDay,
    int gramsPerDeposit,
    int startPermille) {

  public BinPlace {
    if (volumeLitres <= 0 || depthMm <= 0 || !(depositsPerDay > 0) || gramsPerDeposit <= 0) {
      throw new IllegalArgumentException(
          "bin %s needs volume, depth and deposits above 0, not %d l, %d mm, %s a day of %d g"
              .formatted(id, volumeLitres, depthMm, depositsPerDay, gramsPerDeposit));
    }
    if (startPermille < 0 || startPermille > 1000) {
      throw new IllegalArgumentException(
          "bin %s starts between 0 and 1000 permille full, not %d".formatted(id, startPermille));
    }
  }
}
