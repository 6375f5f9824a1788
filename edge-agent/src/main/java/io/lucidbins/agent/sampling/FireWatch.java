package io.lucidbins.agent.sampling;

import io.lucidbins.device.EventDetail.Fire;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * Recognises a fire by temperature: above 60 degC, or 5 K warmer than at any time in the minute
 * before. Two looks in a row must say so, since one may be a flipped bit; and for the same reason
 * only a look that agrees with the one before or after it says how cold it was. A fire is told
 * once, and may be told again after 10 min of calm.
 */
final class FireWatch {
  static final int HOT_MILLI_CELSIUS = 60_000;
  static final int RISE_MILLI_KELVIN = 5_000;
  static final Duration RISE_WITHIN = Duration.ofMinutes(1);
  static final Duration CALM = Duration.ofMinutes(10);

  private record Look(int milliCelsius, long atNanos, boolean sure) {}

  private final ArrayDeque<Look> minute = new ArrayDeque<>();
  private boolean suspected;
  private boolean told;
  private long alarmingAt;

  /** The next look at the thermometer; the event if it is the second one in a row that alarms. */
  Optional<Fire> looked(int milliCelsius, long nanos) {
    while (!minute.isEmpty() && nanos - minute.getFirst().atNanos() > RISE_WITHIN.toNanos()) {
      minute.removeFirst();
    }
    boolean alarming = milliCelsius > HOT_MILLI_CELSIUS || rose(milliCelsius);
    remember(milliCelsius, nanos);
    boolean confirmed = alarming && suspected;
    suspected = alarming;
    if (alarming) {
      alarmingAt = nanos;
    } else if (told && nanos - alarmingAt >= CALM.toNanos()) {
      told = false;
    }
    if (!confirmed || told) {
      return Optional.empty();
    }
    told = true;
    return Optional.of(new Fire(Math.round(milliCelsius / 100f)));
  }

  private boolean rose(int milliCelsius) {
    return minute.stream()
        .anyMatch(l -> l.sure() && milliCelsius - l.milliCelsius() >= RISE_MILLI_KELVIN);
  }

  /** Two neighbours that agree make each other sure. */
  private void remember(int milliCelsius, long nanos) {
    Look last = minute.peekLast();
    boolean agrees =
        last != null && Math.abs(milliCelsius - last.milliCelsius()) < RISE_MILLI_KELVIN;
    if (agrees && !last.sure()) {
      minute.removeLast();
      minute.add(new Look(last.milliCelsius(), last.atNanos(), true));
    }
    minute.add(new Look(milliCelsius, nanos, agrees));
  }

  /** Whether the next look should come soon. */
  boolean isSuspicious() {
    return suspected && !told;
  }
}
