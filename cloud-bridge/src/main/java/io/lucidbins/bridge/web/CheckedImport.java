package io.lucidbins.bridge.web;

import io.lucidbins.bridge.exchange.ImportDifference;
import io.lucidbins.bridge.exchange.ImportResult;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The import that was checked last and may be confirmed. There is room for one, in memory only: a
 * newer check takes its place, a restart forgets it, and so does {@link #KEPT}. So what is stored
 * is exactly what was checked, and files that nobody confirms cost no more than one of them.
 */
final class CheckedImport {
  static final Duration KEPT = Duration.ofMinutes(15);

  private final RandomGenerator random;
  private final LongSupplier nanos;
  private final AtomicReference<@Nullable Held> held = new AtomicReference<>();

  /**
   * @param nanos elapsed time in nanoseconds
   */
  CheckedImport(RandomGenerator random, LongSupplier nanos) {
    this.random = random;
    this.nanos = nanos;
  }

  /** What was checked, and what it would have changed then. */
  record Held(
      String check, ImportResult.Accepted accepted, ImportDifference difference, long atNanos) {}

  /** Keeps it in place of the one before, under a new number that cannot be guessed. */
  Held keep(ImportResult.Accepted accepted, ImportDifference difference) {
    var hex = HexFormat.of();
    String check = hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    var kept = new Held(check, accepted, difference, nanos.getAsLong());
    held.set(kept);
    return kept;
  }

  /** Hands it out once; empty if another one was checked since, or too much time has passed. */
  Optional<Held> take(String check) {
    Held kept = held.get();
    if (kept == null || !kept.check().equals(check) || !held.compareAndSet(kept, null)) {
      return Optional.empty();
    }
    long age = nanos.getAsLong() - kept.atNanos();
    return age < KEPT.toNanos() ? Optional.of(kept) : Optional.empty();
  }
}
