package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.forecast.BinHistory;
import java.time.Instant;
import java.util.List;

/** Port: what bins reported in the past, as the forecast reads it. */
@FunctionalInterface
public interface BinHistories {
  /**
   * The histories of these bins from a time on, in their order, without readings of low quality.
   */
  List<BinHistory> of(List<Bin> bins, Instant from, Instant to);
}
