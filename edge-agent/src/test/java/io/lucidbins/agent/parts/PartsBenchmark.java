package io.lucidbins.agent.parts;

import com.sun.management.ThreadMXBean;
import io.lucidbins.mocks.VirtualPi;
import io.lucidbins.mocks.bin.Bin;
import io.lucidbins.mocks.bin.BinShape;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.time.VirtualClock;
import io.lucidbins.pi4j.linux.Pause;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * CPU time and garbage of one sample of each part. On the virtual Pi both of the driver and its
 * model, which is what a bin of the town costs; the drivers that clock or time lines by themselves
 * also on bare lines, which is what the driver costs. The value itself and, on bare lines, an event
 * for each edge are garbage that stays.
 */
public final class PartsBenchmark {
  private static final int WARM_UP = 300;
  private static final int SAMPLES = 1_000;
  private static final int BARE_SAMPLES = 20_000;
  private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(250);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final List<String> results = new ArrayList<>();

  private PartsBenchmark() {}

  /**
   * Measures everything once.
   *
   * @param arguments the file that the figures are written to
   */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    var benchmark = new PartsBenchmark();
    benchmark.rangeFinders();
    benchmark.scales();
    benchmark.others();
    benchmark.bare();
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, "[\n" + String.join(",\n", benchmark.results) + "\n]\n");
    System.out.println("written to " + file);
  }

  private void rangeFinders() {
    for (var part : LevelSettings.Part.values()) {
      if (part != LevelSettings.Part.NONE) {
        var settings = PartsSettings.defaults().withLevel(LevelSettings.of(part));
        onVirtualPi(
            word(part),
            settings,
            options(part),
            board -> board.rangeFinder().orElseThrow()::measureMm);
      }
    }
  }

  private static VirtualPi.Options options(LevelSettings.Part part) {
    return switch (part) {
      case MAXBOTIX -> VirtualPi.Options.REFERENCE.withMaxBotix();
      case JSN_SR04T -> VirtualPi.Options.REFERENCE.withJsn();
      default -> VirtualPi.Options.REFERENCE;
    };
  }

  private void scales() {
    for (var part : WeightSettings.Part.values()) {
      if (part != WeightSettings.Part.NONE) {
        var settings =
            PartsSettings.defaults()
                .withLevel(LevelSettings.of(LevelSettings.Part.NONE))
                .withWeight(WeightSettings.of(part));
        onReference(word(part), settings, board -> board.scale().orElseThrow()::measureCounts);
      }
    }
  }

  private void others() {
    var senses = PartsSettings.none().withSenses(SenseSettings.all());
    onReference("tmp102", senses, board -> board.thermometer().orElseThrow()::measureMilliCelsius);
    onReference("lis3dh", senses, board -> board.tiltSensor().orElseThrow()::measure);
    onReference("ads1115", senses, board -> board.batteryGauge().orElseThrow()::measureMillivolts);
    for (var part : List.of(CardsSettings.Part.PN532_UART, CardsSettings.Part.PN532_I2C)) {
      var cards = PartsSettings.none().withCards(CardsSettings.of(part));
      onReference(word(part), cards, board -> board.cardReader().orElseThrow()::look);
    }
  }

  private static String word(Enum<?> part) {
    return part.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void onReference(
      String name, PartsSettings settings, Function<Board, Supplier<Measured<?>>> part) {
    onVirtualPi(name, settings, VirtualPi.Options.REFERENCE, part);
  }

  private void onVirtualPi(
      String name,
      PartsSettings settings,
      VirtualPi.Options options,
      Function<Board, Supplier<Measured<?>>> part) {
    try (var clock = VirtualClock.stepped()) {
      var bin = new Bin(clock, BinShape.wheeled240(), Material.GLASS, 1);
      bin.drop(Material.GLASS, 20_000);
      try (var board = Board.of(VirtualPi.with(options, clock, bin, 1), settings)) {
        Supplier<Measured<?>> sample = part.apply(board);
        var pause = new Pause(clock);
        measure(
            name,
            "virtual Pi",
            SAMPLES,
            () -> {
              pause.of(BETWEEN_SAMPLES);
              return sample.get();
            });
      }
    }
  }

  private void bare() {
    try (var clock = VirtualClock.stepped();
        var pi = VirtualPi.on(clock, new Bin(clock, BinShape.wheeled240(), Material.GLASS, 1), 1)) {
      var converter = new BareLines(pi.pi4j(), new BareLines.Converter());
      var hx711 = new Hx711(converter.output(), converter.input(), new Pause(converter));
      measure("hx711", "bare lines", BARE_SAMPLES, hx711::measureCounts);
      var sonar = new BareLines(pi.pi4j(), new BareLines.Sonar());
      var hcSr04 =
          new HcSr04(sonar.output(), sonar.input(), new Pause(sonar), AirTemperature.unknown());
      measure("hc-sr04", "bare lines", BARE_SAMPLES, hcSr04::measureMm);
    }
  }

  private void measure(String part, String on, int samples, Supplier<Measured<?>> sample) {
    readings(WARM_UP, sample);
    long thread = Thread.currentThread().threadId();
    long cpu = THREADS.getThreadCpuTime(thread);
    long bytes = THREADS.getThreadAllocatedBytes(thread);
    int good = readings(samples, sample);
    double micros = (THREADS.getThreadCpuTime(thread) - cpu) / 1e3 / samples;
    double garbage = (double) (THREADS.getThreadAllocatedBytes(thread) - bytes) / samples;
    report(part, on, micros, garbage, (double) good / samples);
  }

  private static int readings(int samples, Supplier<Measured<?>> sample) {
    int good = 0;
    for (int i = 0; i < samples; i++) {
      good += sample.get() instanceof Measured.Reading<?> ? 1 : 0;
    }
    return good;
  }

  private void report(String part, String on, double micros, double bytes, double good) {
    System.out.printf(
        Locale.ROOT,
        "%-12s on %-10s %9.2f us CPU %10.1f bytes a sample, %5.1f %% readings%n",
        part,
        on,
        micros,
        bytes,
        100 * good);
    results.add(
        String.format(
            Locale.ROOT,
            "  {\"part\": \"%s\", \"on\": \"%s\", \"cpuMicros\": %.2f, \"allocatedBytes\": %.1f,"
                + " \"readings\": %.3f}",
            part,
            on,
            micros,
            bytes,
            good));
  }
}
