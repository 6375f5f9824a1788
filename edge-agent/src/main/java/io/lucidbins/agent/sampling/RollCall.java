package io.lucidbins.agent.sampling;

import io.lucidbins.agent.parts.Acceleration;
import io.lucidbins.agent.parts.Advice;
import io.lucidbins.agent.parts.Board;
import io.lucidbins.agent.parts.Dots;
import io.lucidbins.agent.parts.Failure;
import io.lucidbins.agent.parts.Measured;
import io.lucidbins.agent.parts.Measured.Failed;
import io.lucidbins.agent.parts.Measured.Reading;
import io.lucidbins.agent.parts.Quality;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks each configured part once, for whoever stands before the bin. */
public final class RollCall {
  private final Board board;
  private final Calibration calibration;
  private final List<Answer> answers = new ArrayList<>();

  private RollCall(Board board, Calibration calibration) {
    this.board = board;
    this.calibration = calibration;
  }

  /**
   * What a part said.
   *
   * @param job what it is for, such as "level"
   * @param name as printed on it
   * @param place where it is
   * @param says its reading with unit and quality, or why there is none
   * @param well whether it works
   * @param advice what to do; empty if nothing
   */
  public record Answer(
      String job, String name, String place, String says, boolean well, String advice) {}

  /** Asks all; the temperature first, since the level may need it. */
  public static List<Answer> of(Board board, Calibration calibration) {
    var call = new RollCall(board, calibration);
    call.sensors();
    call.panel();
    return List.copyOf(call.answers);
  }

  private void sensors() {
    board
        .thermometer()
        .ifPresent(
            part -> add("temperature", part.name(), part.measureMilliCelsius(), this::celsius));
    board.rangeFinder().ifPresent(part -> add("level", part.name(), part.measureMm(), this::level));
    board.scale().ifPresent(part -> add("weight", part.name(), part.measureCounts(), this::weight));
    board.tiltSensor().ifPresent(part -> add("tilt", part.name(), part.measure(), this::tilt));
    board
        .batteryGauge()
        .ifPresent(part -> add("battery", part.name(), part.measureMillivolts(), mv -> mv + " mV"));
    board
        .cardReader()
        .ifPresent(part -> {
          add("cards", part.name(), part.look(), c -> c.isEmpty() ? "no card" : "a card");
          part.sleep();
        });
  }

  private String celsius(int milli) {
    board.air().measured(milli / 1_000.0, board.nanos());
    return String.format(Locale.ROOT, "%.1f degC", milli / 1_000.0);
  }

  private String level(int mm) {
    return "%d mm away: waste %d mm high, %.0f %% full"
        .formatted(
            mm, calibration.levelMm(mm), calibration.permille(calibration.levelMm(mm)) / 10.0);
  }

  private String weight(int counts) {
    return "%d counts: %d g".formatted(counts, calibration.grams(counts));
  }

  private String tilt(Acceleration felt) {
    return String.format(
        Locale.ROOT,
        "x %d, y %d, z %d mg: %.1f degrees from upright",
        felt.xMg(),
        felt.yMg(),
        felt.zMg(),
        felt.degreesFrom(calibration.place().upright()));
  }

  private <V> void add(String job, String name, Measured<V> measured, Function<V, String> words) {
    String place = board.places().getOrDefault(job, "");
    answers.add(
        switch (measured) {
          case Reading<V>(V value, Quality quality, long _) ->
              new Answer(job, name, place, words.apply(value) + words(quality), true, "");
          case Failed<V>(Failure why) -> failed(job, name, place, why);
        });
  }

  /** What the part looks at is no fault of the part: the installer is told, and goes on. */
  private static Answer failed(String job, String name, String place, Failure why) {
    return new Answer(job, name, place, why.describe(), false, Advice.on(why));
  }

  private static String words(Quality quality) {
    String flags =
        quality.flags().stream()
            .map(flag -> flag.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .sorted()
            .collect(Collectors.joining(", "));
    return ", quality " + quality.percent() + " %" + (flags.isEmpty() ? "" : " (" + flags + ")");
  }

  private void panel() {
    board
        .lid()
        .ifPresent(lid ->
            fixture(
                "lid",
                "switch",
                lid.fault()
                    .<Measured<String>>map(Failed::new)
                    .orElseGet(() -> reading(lid.isOpen() ? "open" : "closed"))));
    board.button().ifPresent(_ -> fixture("button", "push button", reading("its line is open")));
    for (String lamp : List.of("led-green", "led-red", "buzzer")) {
      if (board.places().containsKey(lamp) && !board.missing().containsKey(lamp)) {
        fixture(lamp, "output", reading("its line is ours, and off"));
      }
    }
    board
        .display()
        .ifPresent(display ->
            fixture(
                "display",
                display.name(),
                display
                    .show(new Dots())
                    .<Measured<String>>map(Failed::new)
                    .orElseGet(() -> reading("dark, as it was told to be"))));
    board.missing().forEach((job, why) -> add(job, "-", why, _ -> ""));
  }

  private void fixture(String job, String name, Measured<String> measured) {
    String place = board.places().getOrDefault(job, "");
    answers.add(
        switch (measured) {
          case Reading<String> reading -> new Answer(job, name, place, reading.value(), true, "");
          case Failed<String>(Failure why) -> failed(job, name, place, why);
        });
  }

  private static Measured<String> reading(String words) {
    return new Reading<>(words, Quality.BEST, 0);
  }
}
