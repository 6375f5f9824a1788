package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.database.Transaction;

/** Port: who has to know that a plan was published. */
@FunctionalInterface
public interface PlanListener {
  /** Tells nobody. */
  PlanListener NONE = (_, _) -> {};

  /** Called in the transaction that publishes; what it writes stands or falls with the plan. */
  void published(Transaction tx, String planId);
}
