package io.lucidbins.bridge.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The outermost objects of the API's answers, so that fields can be added beside the lists. */
final class Answers {
  private Answers() {}

  /** {@code GET /api/v1/bins}. */
  record Bins(List<BinView> bins, Optional<String> nextCursor) {}

  /**
   * {@code GET /api/v1/bins/{id}/readings}.
   *
   * @param nextFrom from where to ask on, when there were more than fit
   */
  record Readings(
      String binId,
      String quantity,
      Instant from,
      Instant to,
      List<ReadingView> readings,
      Optional<Instant> nextFrom) {}

  /** {@code GET /api/v1/points/feed}. */
  record Awards(List<AwardView> awards) {}

  /** {@code GET /health/live} and {@code GET /health/ready}. */
  record Health(String status, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> working) {}
}
