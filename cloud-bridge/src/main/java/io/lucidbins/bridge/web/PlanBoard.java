package io.lucidbins.bridge.web;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What planning tells the pages: the plan in force, and when bins are expected to be full. */
public interface PlanBoard {
  /** A bridge without planning. */
  PlanBoard NONE =
      new PlanBoard() {
        @Override
        public Optional<PlanView> latest() {
          return Optional.empty();
        }

        @Override
        public Map<String, Expectation> expectations(Instant now) {
          return Map.of();
        }
      };

  /** The plan published last. */
  Optional<PlanView> latest();

  /** When each bin is expected to be full, by bin id; bins without an expectation are absent. */
  Map<String, Expectation> expectations(Instant now);
}
