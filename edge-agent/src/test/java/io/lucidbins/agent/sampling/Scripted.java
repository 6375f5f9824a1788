package io.lucidbins.agent.sampling;

import io.lucidbins.agent.parts.Failure;
import io.lucidbins.agent.parts.Measured;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.agent.parts.Quality;
import io.lucidbins.agent.parts.RangeFinder;
import io.lucidbins.agent.parts.Scale;
import io.lucidbins.mocks.time.VirtualClock;
import java.util.ArrayDeque;
import java.util.Collections;

/** A part that says what a test tells it to. */
final class Scripted implements RangeFinder, Scale {
  private final VirtualClock clock;
  private final ArrayDeque<Measured<Integer>> answers = new ArrayDeque<>();

  Scripted(VirtualClock clock) {
    this.clock = clock;
  }

  Scripted says(int... values) {
    for (int value : values) {
      answers.add(new Reading<>(value, Quality.BEST, clock.nanos()));
    }
    return this;
  }

  Scripted fails(int times, Failure why) {
    answers.addAll(Collections.nCopies(times, new Failed<>(why)));
    return this;
  }

  boolean isUsedUp() {
    return answers.isEmpty();
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public Measured<Integer> measureMm() {
    return answers.remove();
  }

  @Override
  public int deadZoneMm() {
    return 40;
  }

  @Override
  public Measured<Integer> measureCounts() {
    return answers.remove();
  }
}
