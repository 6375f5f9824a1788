package io.lucidbins.mocks.fault;

import io.lucidbins.mocks.fault.FaultKind.Lasting;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A fault of a part: what, how strong, and how often it strikes from the moment that it is made.
 *
 * @param argument null where the kind has none
 * @param single whether it strikes the next chance only; a fault that lasts cannot
 * @param percent of the chances that it strikes, above 0 to 100; one that lasts or just happens
 *     does so with this probability
 * @param time how long it may strike; null means for good, or until it struck once
 */
public record Fault(
    VirtualPart part,
    FaultKind kind,
    @Nullable Integer argument,
    boolean single,
    BigDecimal percent,
    @Nullable Duration time) {

  private static final BigDecimal ALWAYS = BigDecimal.valueOf(100);

  public Fault {
    if (!kind.isFor(part)) {
      throw new IllegalArgumentException(
          "%s has no fault \"%s\", only %s"
              .formatted(part.word(), kind.word(), String.join(", ", FaultKind.wordsOf(part))));
    }
    if (percent.signum() <= 0 || percent.compareTo(ALWAYS) > 0) {
      throw new IllegalArgumentException(
          "a probability must be above 0 % and at most 100 %, but is " + percent.toPlainString());
    }
    percent = percent.stripTrailingZeros();
    if (time != null && !time.isPositive()) {
      throw new IllegalArgumentException("a fault must last for more than 0, not for " + time);
    }
    checkLasting(kind, kind.lasting(part), single, time);
    argument = argument(kind, argument);
  }

  private static void checkLasting(
      FaultKind kind, Lasting lasting, boolean single, @Nullable Duration time) {
    if (lasting == Lasting.MOMENT && time != null) {
      throw new IllegalArgumentException("\"" + kind.word() + "\" just happens and has no length");
    }
    if (lasting == Lasting.STATE && single) {
      throw new IllegalArgumentException(
          "\"" + kind.word() + "\" lasts; say for how long, or nothing for good");
    }
  }

  private static @Nullable Integer argument(FaultKind kind, @Nullable Integer value) {
    if (kind.argument().isPresent()) {
      Argument argument = kind.argument().get();
      return argument.check(value == null ? argument.usual() : value);
    }
    if (value != null) {
      throw new IllegalArgumentException("\"" + kind.word() + "\" has no number");
    }
    return null;
  }

  /** A fault for good, at every chance. */
  public static Fault of(VirtualPart part, FaultKind kind) {
    return new Fault(part, kind, null, false, ALWAYS, null);
  }

  /** The same with a number. */
  public Fault withArgument(int value) {
    return new Fault(part, kind, value, single, percent, time);
  }

  /** The same, but only at the next chance. */
  public Fault once() {
    return new Fault(part, kind, argument, true, percent, time);
  }

  /** The same, but with a probability, above 0 to 1. */
  public Fault withProbability(double share) {
    BigDecimal next = BigDecimal.valueOf(share).scaleByPowerOfTen(2);
    return withPercent(next.setScale(6, RoundingMode.HALF_UP));
  }

  /** The same, but with a probability, above 0 to 100. */
  public Fault withPercent(BigDecimal next) {
    return new Fault(part, kind, argument, single, next, time);
  }

  /** The same, but no longer than this. */
  public Fault lasting(Duration length) {
    return new Fault(part, kind, argument, single, percent, length);
  }

  /** How it goes on at its part. */
  public Lasting lasting() {
    return kind.lasting(part);
  }

  /** Share of the chances that it strikes, above 0 to 1. */
  public double share() {
    return percent.scaleByPowerOfTen(-2).doubleValue();
  }

  /** The number, of a kind that has one. */
  public int number() {
    if (argument == null) {
      throw new IllegalStateException("\"" + kind.word() + "\" has no number");
    }
    return argument;
  }

  /** Whether it strikes at every chance. */
  public boolean certain() {
    return percent.compareTo(ALWAYS) == 0;
  }
}
