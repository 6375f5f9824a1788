package io.lucidbins.town.gates;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Calls, and references to methods, that read a clock, sleep, or roll dice nobody can replay. */
final class TimeAndChance {
  private static final Set<String> CLOCKS =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.time.Clock.system",
          "java.time.Clock.systemDefaultZone",
          "java.time.Clock.systemUTC",
          "java.time.Clock.tickMillis",
          "java.time.Clock.tickMinutes",
          "java.time.Clock.tickSeconds",
          "java.time.InstantSource.system");

  private static final Set<String> SLEEPS =
      Set.of("java.lang.Thread.sleep", "java.util.concurrent.TimeUnit.sleep");

  /** Random whatever the arguments are. */
  private static final Set<String> CHANCE =
      Set.of(
          "java.lang.Math.random",
          "java.util.UUID.randomUUID",
          "java.util.concurrent.ThreadLocalRandom.current",
          "java.util.random.RandomGenerator.getDefault",
          "java.util.random.RandomGenerator.of");

  /** Right for keys and passwords, but made in the wiring; tests of keys may make their own. */
  private static final Set<String> SECURE_CHANCE =
      Set.of(
          "java.security.SecureRandom.<init>",
          "java.security.SecureRandom.getInstance",
          "java.security.SecureRandom.getInstanceStrong");

  /** Random only when no seed, or no generator, is given. */
  private static final Set<String> CHANCE_WITHOUT_SEED =
      Set.of(
          "java.util.Random.<init>",
          "java.util.SplittableRandom.<init>",
          "java.util.random.RandomGeneratorFactory.create");

  private TimeAndChance() {}

  /** One line for each faulty access: who, and what it calls. */
  static List<String> uses(Stream<JavaClass> classes, Predicate<CodeUnitAccessTarget> banned) {
    return classes
        .flatMap(type -> type.getCodeUnitAccessesFromSelf().stream())
        .filter(access -> banned.test(access.getTarget()))
        .map(TimeAndChance::line)
        .sorted()
        .toList();
  }

  static boolean isClockOrChance(CodeUnitAccessTarget target) {
    return isNow(target)
        || CLOCKS.contains(name(target))
        || SECURE_CHANCE.contains(name(target))
        || isSleepOrChance(target);
  }

  static boolean isSleepOrChance(CodeUnitAccessTarget target) {
    int arguments = target.getRawParameterTypes().size();
    return SLEEPS.contains(name(target))
        || CHANCE.contains(name(target))
        || (arguments == 0 && CHANCE_WITHOUT_SEED.contains(name(target)))
        || (arguments == 1 && name(target).equals("java.util.Collections.shuffle"));
  }

  /**
   * {@code Instant.now()}, {@code LocalDate.now(zone)} and their kin; one given a clock is free.
   */
  private static boolean isNow(CodeUnitAccessTarget target) {
    return target.getName().equals("now")
        && Rooms.isIn(target.getOwner().getPackageName(), "java.time")
        && target.getRawParameterTypes().stream()
            .noneMatch(type -> type.getName().equals("java.time.Clock"));
  }

  private static String name(CodeUnitAccessTarget target) {
    return target.getOwner().getName() + "." + target.getName();
  }

  private static String line(JavaCodeUnitAccess<?> access) {
    return access.getOwner().getFullName()
        + " uses "
        + name(access.getTarget())
        + " "
        + access.getSourceCodeLocation();
  }
}
