package io.lucidbins.bridge.web;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What planning tells the pages: the newest plan, and when bins are expected to be full. */
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

        @Override
        public Optional<ForecastView> forecast(String bin, Instant now) {
          return Optional.empty();
        }
      };

  /** The plan made last, a draft or published. */
  Optional<PlanView> latest();

  /** When each bin is expected to be full, by bin id; bins without an expectation are absent. */
  Map<String, Expectation> expectations(Instant now);

  /** Where the level of a bin goes; empty while too little is known. */
  Optional<ForecastView> forecast(String bin, Instant now);
}
