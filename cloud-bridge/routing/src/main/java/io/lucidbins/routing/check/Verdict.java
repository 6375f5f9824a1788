package io.lucidbins.routing.check;

import java.util.List;

/**
 * What the checker found.
 *
 * @param cost the objective as recomputed, in millionths; of the parts that make sense
 * @param violations all of them; none means that the plan may leave
 */
public record Verdict(long cost, List<Violation> violations) {
  public Verdict {
    violations = List.copyOf(violations);
  }

  public boolean feasible() {
    return violations.isEmpty();
  }
}
