package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.database.Transaction;

/** Port: who has to know that a plan was drafted or published. */
@FunctionalInterface
public interface PlanListener {
  /** Tells nobody. */
  PlanListener NONE = (_, _) -> {};

  /** Called in the transaction that stores it; what it writes stands or falls with the plan. */
  void changed(Transaction tx, String planId);
}
