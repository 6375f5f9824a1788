package io.lucidbins.bridge.points;

import io.lucidbins.bridge.database.Transaction;

/** Keeps the rules and factors that awards were decided by, for whoever recomputes them. */
interface TariffBook {
  /**
   * Stores what is new.
   *
   * @throws IllegalStateException if a stored rule version or factor row differs: a change needs a
   *     new version
   */
  void keep(Transaction transaction, String tenant, Tariff tariff);
}
