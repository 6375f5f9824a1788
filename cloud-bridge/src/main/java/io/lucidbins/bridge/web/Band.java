package io.lucidbins.bridge.web;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** How urgent a bin is, from least to most; each has its own colour, shape and word. */
public enum Band {
  /** Known, no reading yet. */
  UNDEPLOYED("no reading"),
  /** Expected to be full in more than 48 h, or no expectation. */
  OK("ok"),
  /** Expected to be full in 24 h to 48 h. */
  SOON("soon"),
  /** Expected to be full within 24 h. */
  DUE("due"),
  /** At the full threshold. */
  FULL("full");

  /** A bin at this level or above is full. */
  public static final double FULL_PERCENT = 90;

  static final Duration DUE_WITHIN = Duration.ofDays(1);
  static final Duration SOON_WITHIN = Duration.ofDays(2);

  private final String word;

  Band(String word) {
    this.word = word;
  }

  /** All of them, full first. */
  public static List<Band> mostUrgentFirst() {
    return List.of(values()).reversed();
  }

  /** The word that page and screen reader show. */
  public String word() {
    return word;
  }

  /** The name in the API and in style sheets. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The band of a bin.
   *
   * @param levelPercent level in percent of the usable volume, if there ever was a reading
   * @param fullAt when it is expected to be full, if that is known
   */
  public static Band of(OptionalDouble levelPercent, Optional<Instant> fullAt, Instant now) {
    if (levelPercent.isEmpty()) {
      return UNDEPLOYED;
    }
    if (levelPercent.getAsDouble() >= FULL_PERCENT) {
      return FULL;
    }
    return fullAt.map(at -> within(Duration.between(now, at))).orElse(OK);
  }

  private static Band within(Duration untilFull) {
    if (untilFull.compareTo(DUE_WITHIN) <= 0) {
      return DUE;
    }
    return untilFull.compareTo(SOON_WITHIN) <= 0 ? SOON : OK;
  }
}
