package io.lucidbins.bridge.exchange;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Files for imports, made from their text. */
final class Texts {
  static final String SITES =
      """
      id,name,kind,latitude,longitude,wasteStreams,serviceSeconds,openingHours
      depot,Depot,depot,47.91,106.90,,,
      dump,Landfill,disposal,47.95,106.80,paper residual,1200,06:00-18:00
      """;

  static final String VEHICLES =
      """
      id,name,wasteStreams,startSite,endSite,capacityLitres,capacityKilograms,shiftStart,shiftEnd
      t1,Truck 1,paper residual,depot,depot,110000,10000,06:00,14:00
      """;

  static final String BIN_COLUMNS =
      "id,name,latitude,longitude,wasteStream,volumeLitres,depthMm,serviceSeconds,timeWindows,"
          + "collectOn,expectedLitres,expectedKilograms\n";

  static final String BINS =
      BIN_COLUMNS
          + """
          b1,Market square,47.92,106.91,paper,1100,1200,,,,,
          b2,"School, gate 2",47.93,106.92,residual,2400,,180,06:00-08:00 15:00-18:00,mon thu,,216
          """;

  static final String MATRIX =
      """
      from,to,minutes
      depot,b1,4.5
      b1,depot,5
      b1,b2,2
      b2,b1,2
      b2,dump,9
      dump,depot,20
      """;

  private Texts() {}

  static ImportFile file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  static ImportFile file(String name, byte[] bytes) {
    return new ImportFile(
        name, OptionalLong.of(bytes.length), () -> new ByteArrayInputStream(bytes));
  }

  /** Files by the names bins.csv, sites.csv, vehicles.csv and matrix.csv; the last one counts. */
  static ImportFiles files(List<ImportFile> files) {
    return new ImportFiles(
        named(files, "bins.csv"),
        named(files, "sites.csv"),
        named(files, "vehicles.csv"),
        named(files, "matrix.csv"));
  }

  private static Optional<ImportFile> named(List<ImportFile> files, String name) {
    return files.reversed().stream().filter(file -> file.name().equals(name)).findFirst();
  }
}
