package io.lucidbins.bridge.exchange;

import java.util.Optional;

/** What is to be imported; each file may be absent, but not all. */
public record ImportFiles(
    Optional<ImportFile> bins,
    Optional<ImportFile> sites,
    Optional<ImportFile> vehicles,
    Optional<ImportFile> matrix) {
  /**
   * @throws IllegalArgumentException if there is none
   */
  public ImportFiles {
    if (bins.isEmpty() && sites.isEmpty() && vehicles.isEmpty() && matrix.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing to import; name at least one file of bins, sites, vehicles or a matrix");
    }
  }
}
