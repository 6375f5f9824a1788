package io.lucidbins.bridge.exchange;

import io.lucidbins.bridge.fleet.FleetDifference;

/** What an import adds and changes. */
public record ImportDifference(FleetDifference fleet, MatrixDifference matrix) {
  /** Whether everything is stored already just so. */
  public boolean isNothing() {
    return fleet.isNothing()
        && (matrix == MatrixDifference.NONE || matrix == MatrixDifference.UNCHANGED);
  }
}
