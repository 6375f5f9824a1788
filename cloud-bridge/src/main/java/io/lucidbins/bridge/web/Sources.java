package io.lucidbins.bridge.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What page and API read. Every call answers from committed state and changes nothing. */
public interface Sources {
  /** All bins, ordered by id. */
  List<BinView> bins(Instant now);

  /**
   * Readings of one bin, oldest first.
   *
   * @param from earliest time, included
   * @param to latest time, excluded
   * @param most how many to answer, the earliest ones
   */
  List<ReadingView> readings(
      String binId, ReadingQuantity quantity, Instant from, Instant to, int most);

  /** When a bin was emptied, as far as that is known. */
  List<Instant> emptyings(String binId);

  /** Where the level of a bin goes; empty while too little is known. */
  Optional<ForecastView> forecast(String binId, Instant now);

  /** The plan made last, a draft or published, if there ever was one. */
  Optional<PlanView> latestPlan();

  /** Depots and disposal sites, ordered by id. */
  List<SiteView> sites();

  /** The newest awards, newest first. */
  List<AwardView> awards(int most);

  /** Sums over all awards. */
  Totals totals();
}
