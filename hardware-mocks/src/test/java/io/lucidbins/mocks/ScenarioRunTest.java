package io.lucidbins.mocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lucidbins.mocks.scenario.Expectations;
import io.lucidbins.mocks.scenario.Scenario;
import io.lucidbins.mocks.time.VirtualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scenarios happen on a virtual Pi as they are written. */
class ScenarioRunTest {
  private final VirtualClock clock = VirtualClock.stepped();
  private final List<AutoCloseable> open = new ArrayList<>();

  private VirtualPi start(Scenario scenario) {
    VirtualPi pi = VirtualPi.of(scenario.bin(), clock);
    open.add(pi);
    ScenarioRun.start(scenario, pi);
    return pi;
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
    clock.close();
  }

  static List<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("scenarios"))) {
      return files.filter(file -> file.toString().endsWith(".scenario")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void every_shipped_scenario_runs_and_its_bin_is_emptied(Path file) throws InterruptedException {
    Scenario scenario = Scenario.read(file);
    assertThat(Scenario.parse("printed", scenario.toString())).isEqualTo(scenario);
    VirtualPi pi = start(scenario);
    var expectations = Expectations.of(scenario);
    boolean[] deposited = {false};
    pi.bin()
        .onLid(isOpen -> {
          Duration now = Duration.ofNanos(clock.nanos());
          boolean emptied = deposited[0] && pi.bin().massGrams() == 0;
          if (!isOpen) {
            expectations.event(emptied ? "emptied" : "deposit", now);
          }
          deposited[0] = pi.bin().massGrams() > 0;
        });

    clock.waitUntil(Duration.ofHours(5).toNanos());

    assertThat(pi.bin().droppedGrams()).isGreaterThan(3_000);
    assertThat(pi.bin().droppedGrams()).isEqualTo(pi.bin().massGrams() + pi.bin().emptiedGrams());
    assertThat(expectations.unmet(Duration.ofHours(5))).isEmpty();
  }

  @Test
  void words_do_what_they_say() throws InterruptedException {
    VirtualPi pi =
        start(
            Scenario.parse(
                "x",
                """
                bin b 240 L material glass seed 1
                at 0:00:10 tilt 70 degrees for 1 min
                at 0:02:00 sun 100 %
                at 0:03:00 fire for 1 min
                at 0:10:00 handle at 200 mm for 1 min
                at 0:12:00 condensation
                at 0:13:00 battery 40 %
                at 0:14:00 knock
                at 0:15:00 dirt 50 %
                at 0:16:00 cleaned
                at 0:17:00 fault clock clock-jump 60 s
                """));

    at("0:00:10");
    assertThat(pi.bin().tiltDegrees()).isEqualTo(70);
    at("0:01:10");
    assertThat(pi.bin().tiltDegrees()).isZero();
    at("0:02:00");
    assertThat(pi.bin().air().sunPercent()).isEqualTo(100);
    at("0:04:00");
    assertThat(pi.bin().celsius(clock.nanos())).isGreaterThan(43);
    at("0:10:00");
    assertThat(pi.bin().optics(clock.nanos()).distanceMm()).isEqualTo(200);
    at("0:11:00");
    assertThat(pi.bin().optics(clock.nanos()).distanceMm()).isEqualTo(1_000);
    at("0:12:00");
    assertThat(pi.bin().acoustics(clock.nanos()).distanceMm()).isLessThan(70);
    at("0:13:00");
    assertThat(pi.bin().batteryMillivolts(clock.nanos())).isEqualTo(13_000);
    at("0:14:00");
    assertThat(pi.bin().acceleration(clock.nanos()).normMg()).isGreaterThan(2_000);
    at("0:15:00");
    double dirty = pi.bin().optics(clock.nanos()).reflectance();
    at("0:16:00");
    assertThat(pi.bin().optics(clock.nanos()).reflectance()).isCloseTo(2 * dirty, within(1e-9));
    at("0:17:00");
    assertThat(pi.wallClock().instant())
        .isEqualTo(clock.wall().instant().plus(Duration.ofMinutes(1)));
  }

  private void at(String offset) throws InterruptedException {
    String[] parts = offset.split(":", -1);
    clock.waitUntil(
        Duration.ofHours(Long.parseLong(parts[0]))
            .plusMinutes(Long.parseLong(parts[1]))
            .plusSeconds(Long.parseLong(parts[2]))
            .toNanos());
  }

  @Test
  void equal_seeds_give_equal_days() throws InterruptedException {
    Scenario tour = Scenario.read(Path.of("scenarios/rough-day.scenario"));

    VirtualPi one = start(tour);
    clock.waitUntil(Duration.ofHours(2).toNanos());
    double first = one.bin().feltGrams(clock.nanos());
    try (var again = VirtualClock.stepped()) {
      VirtualPi two = VirtualPi.of(tour.bin(), again);
      open.add(two);
      ScenarioRun.start(tour, two);
      again.waitUntil(Duration.ofHours(2).toNanos());
      assertThat(two.bin().feltGrams(again.nanos())).isEqualTo(first);
    }
  }
}
