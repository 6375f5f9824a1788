package io.lucidbins.mocks.scenario;

import io.lucidbins.mocks.bin.Air;
import io.lucidbins.mocks.bin.BinShape;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.bin.Physics;
import io.lucidbins.mocks.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One bin and what happens to it. {@link #parse} reads the text, {@link #bin} begins the fluent
 * API, and {@link #toString()} writes text that parses back to an equal scenario.
 */
public record Scenario(BinLine bin, List<Happening> happenings, List<Expectation> expectations) {

  /** The longest file that is read. */
  public static final long MAX_BYTES = 1 << 20;

  public Scenario {
    happenings = List.copyOf(happenings);
    expectations = List.copyOf(expectations);
  }

  /**
   * The bin.
   *
   * @param name 1 to 36 of a-z, 0-9 and -, not beginning with -
   * @param slot a bin with a slot instead of a lid
   * @param bagMm how high a fresh bag hangs over the floor, 0 to 300; 0 without bags
   */
  public record BinLine(
      String name, BinShape shape, Material material, boolean slot, int bagMm, long seed) {
    public BinLine {
      Physics.usual().withBag(bagMm);
      if (!name.matches("[a-z0-9][a-z0-9-]{0,35}")) {
        throw new IllegalArgumentException(
            "a bin is named by 1 to 36 of a-z, 0-9 and -, but this is \"" + name + "\"");
      }
    }

    @Override
    public String toString() {
      return "bin %s  %d L  depth %d mm%s  material %s%s%s  seed %d"
          .formatted(
              name,
              shape.litres(),
              shape.depthMm(),
              walls(),
              material.code(),
              slot ? "  slot" : "",
              bagMm == 0 ? "" : "  bag " + bagMm + " mm",
              seed);
    }

    private String walls() {
      String width = shape.isSquare() ? "" : "  width " + shape.widthMm() + " mm";
      String floor = shape.floorPercent() == 100 ? "" : "  floor " + shape.floorPercent() + " %";
      return width + floor;
    }

    /** The numbers that such a bin behaves by. */
    public Physics physics() {
      return Physics.usual().withBag(bagMm);
    }
  }

  /** Something happens. */
  public record Happening(When when, List<Action> actions) {
    public Happening {
      actions = List.copyOf(actions);
    }

    @Override
    public String toString() {
      return when + "  " + actions.stream().map(Object::toString).collect(Collectors.joining(" "));
    }
  }

  /**
   * Something is expected of the agent; who runs the scenario checks it.
   *
   * @param by offset from the start
   * @param event a word such as "emptied" or "deposit"
   */
  public record Expectation(Duration by, String event) {
    @Override
    public String toString() {
      return "expect by " + Times.offset(by) + " event " + event;
    }
  }

  /**
   * Reads a scenario.
   *
   * @param file its name in messages
   * @throws ScenarioError at the first wrong place
   */
  public static Scenario parse(String file, String text) {
    return new ScenarioParser(file, text).parse();
  }

  /**
   * Reads a scenario file.
   *
   * @throws ScenarioError if it is wrong
   * @throws IllegalArgumentException if it cannot be read or is longer than {@link #MAX_BYTES}
   */
  public static Scenario read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IllegalArgumentException(
            "scenario " + file + " is longer than " + MAX_BYTES + " bytes");
      }
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("scenario " + file + " cannot be read: " + e, e);
    }
  }

  @Override
  public String toString() {
    return Stream.of(Stream.of(bin), happenings.stream(), expectations.stream())
        .flatMap(lines -> lines)
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /** Begins a scenario in Java. */
  public static Builder bin(String name, BinShape shape, Material material, long seed) {
    return bin(new BinLine(name, shape, material, false, 0, seed));
  }

  /** Begins a scenario in Java, with any bin. */
  public static Builder bin(BinLine bin) {
    return new Builder(bin);
  }

  /** The words of the text as methods. */
  public static final class Builder {
    private final BinLine bin;
    private final List<Happening> happenings = new ArrayList<>();
    private final List<Expectation> expectations = new ArrayList<>();

    private Builder(BinLine bin) {
      this.bin = bin;
    }

    /** What the next words say happens at this time. */
    public Line at(Duration time) {
      return new Line(this, new When.At(time));
    }

    /** What the next words say happens at these times. */
    public Line every(Duration period, Duration from, Duration to) {
      return new Line(this, new When.Every(period, from, to));
    }

    public Builder expect(Duration by, String event) {
      expectations.add(new Expectation(by, event));
      return this;
    }

    public Scenario build() {
      return new Scenario(bin, happenings, expectations);
    }
  }

  /** One line; a next line begins with {@link #at} or {@link #every}. */
  public static final class Line {
    private final Builder builder;
    private final When when;
    private final List<Action> actions = new ArrayList<>();

    private Line(Builder builder, When when) {
      this.builder = builder;
      this.when = when;
    }

    public Line card(String uid) {
      return add(new Action.Card(uid));
    }

    public Line lidOpen(Duration time) {
      return add(new Action.LidOpen(time));
    }

    public Line deposit(Material material, Range grams) {
      return add(new Action.Deposit(material, grams));
    }

    public Line takeOut(Range grams) {
      return add(new Action.TakeOut(grams));
    }

    public Line lean(int grams, Duration time) {
      return add(new Action.Lean(grams, time));
    }

    public Line emptied() {
      return add(new Action.Emptied());
    }

    public Line air(Air air) {
      return add(new Action.AirIs(air));
    }

    /** The bin leans to its front, or falls over from 60 degrees on. */
    public Line tilt(int degrees) {
      return add(new Action.Tilt(degrees, null));
    }

    /** The bin leans or falls, and is stood up after {@code time}. */
    public Line tilt(int degrees, Duration time) {
      return add(new Action.Tilt(degrees, time));
    }

    public Line upright() {
      return add(new Action.Upright());
    }

    public Line knock() {
      return add(new Action.Knock());
    }

    public Line fire(Duration time) {
      return add(new Action.Fire(time));
    }

    public Line condensation() {
      return add(new Action.Condensation());
    }

    public Line sun(int percent) {
      return add(new Action.Sun(percent));
    }

    /** The battery is charged so far and kept so. */
    public Line battery(int percent) {
      return add(new Action.Battery(percent, null));
    }

    /** The battery is charged so far and empty after {@code lasts}. */
    public Line battery(int percent, Duration lasts) {
      return add(new Action.Battery(percent, lasts));
    }

    public Line dirt(int percent) {
      return add(new Action.Dirt(percent));
    }

    public Line cleaned() {
      return add(new Action.Cleaned());
    }

    public Line handle(int millimetres, Duration time) {
      return add(new Action.Handle(millimetres, time));
    }

    /** A fault, such as {@code Fault.of(NAU7802, NACK).lasting(seconds)}. */
    public Line fault(Fault fault) {
      return add(new Action.PartFault(fault));
    }

    /** Any action. */
    public Line add(Action action) {
      actions.add(action);
      return this;
    }

    public Line at(Duration time) {
      return end().at(time);
    }

    public Line every(Duration period, Duration from, Duration to) {
      return end().every(period, from, to);
    }

    public Builder expect(Duration by, String event) {
      return end().expect(by, event);
    }

    public Scenario build() {
      return end().build();
    }

    private Builder end() {
      builder.happenings.add(new Happening(when, actions));
      return builder;
    }
  }
}
