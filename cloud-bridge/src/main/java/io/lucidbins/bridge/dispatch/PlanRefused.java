package io.lucidbins.bridge.dispatch;

import io.lucidbins.routing.check.Violation;
import java.util.List;

/** The independent checker found a plan invalid. It is not stored; the last good one stays. */
public final class PlanRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  PlanRefused(String problemHash, long seed, List<Violation> violations) {
    super(
        "plan refused by the checker, the last one stays in force; problem %s, seed %d: %s"
            .formatted(problemHash, seed, violations));
  }
}
