package io.lucidbins.mocks.scenario;

import io.lucidbins.mocks.bin.Air;
import io.lucidbins.mocks.bin.Material;
import io.lucidbins.mocks.fault.Fault;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happens; several on a line happen to one visitor. Each prints as it is written.
 */
public sealed interface Action {

  /**
   * A card is presented.
   *
   * @param uid 4, 7 or 10 bytes as hex digits
   */
  record Card(String uid) implements Action {
    public Card {
      int bytes = HexFormat.of().parseHex(uid).length;
      if (bytes != 4 && bytes != 7 && bytes != 10) {
        throw new IllegalArgumentException("a card has 4, 7 or 10 bytes, but this has " + bytes);
      }
      uid = uid.toUpperCase(Locale.ROOT);
    }

    public byte[] bytes() {
      return HexFormat.of().parseHex(uid);
    }

    @Override
    public String toString() {
      return "card " + uid;
    }
  }

  /** The lid is open for a time; what follows on the line happens meanwhile. */
  record LidOpen(Duration time) implements Action {
    @Override
    public String toString() {
      return "lid open for " + Times.length(time);
    }
  }

  /** Waste falls in. */
  record Deposit(Material material, Range grams) implements Action {
    @Override
    public String toString() {
      return "deposit " + material.code() + " " + grams;
    }
  }

  /** Somebody takes waste out. */
  record TakeOut(Range grams) implements Action {
    @Override
    public String toString() {
      return "take out " + grams;
    }
  }

  /** Somebody leans on the bin, unsteadily. */
  record Lean(int grams, Duration time) implements Action {
    @Override
    public String toString() {
      return "lean " + grams + " g for " + Times.length(time);
    }
  }

  /** A crew empties the bin. */
  record Emptied() implements Action {
    @Override
    public String toString() {
      return "emptied";
    }
  }

  /** The air is like this from now on. */
  record AirIs(Air air) implements Action {
    @Override
    public String toString() {
      String celsius =
          air.celsius() == Math.rint(air.celsius())
              ? String.valueOf((long) air.celsius())
              : String.valueOf(air.celsius());
      return "air %s C humid %d %% sun %d %%"
          .formatted(celsius, air.humidPercent(), air.sunPercent());
    }
  }

  /** An address of a bus does not acknowledge for a time. */
  record I2cNack(int bus, int address, Duration time) implements Action {
    public I2cNack {
      if (bus != 1 && bus != 3) {
        throw new IllegalArgumentException(
            "the virtual Pi has the I2C buses 1 and 3, but this is " + bus);
      }
    }

    @Override
    public String toString() {
      return "fault i2c %d 0x%02X nack for %s".formatted(bus, address, Times.length(time));
    }
  }

  /**
   * The bin leans, or falls over from 60 degrees on.
   *
   * @param degrees 1 to 180
   * @param time until somebody stands it up; null means that nobody does
   */
  record Tilt(int degrees, @Nullable Duration time) implements Action {
    public Tilt {
      check("a bin tilts by", degrees, 180, "degrees");
    }

    @Override
    public String toString() {
      return "tilt " + degrees + " degrees" + lasting(time);
    }
  }

  /** Somebody stands the bin up. */
  record Upright() implements Action {
    @Override
    public String toString() {
      return "upright";
    }
  }

  /** Something hits the bin. */
  record Knock() implements Action {
    @Override
    public String toString() {
      return "knock";
    }
  }

  /**
   * It burns in the bin.
   *
   * @param time until it is out; null means that it goes on
   */
  record Fire(@Nullable Duration time) implements Action {
    @Override
    public String toString() {
      return "fire" + lasting(time);
    }
  }

  /** Water condenses on the sensors and dries in its time. */
  record Condensation() implements Action {
    @Override
    public String toString() {
      return "condensation";
    }
  }

  /** The sun shines on the bin from now on; the rest of the air stays. */
  record Sun(int percent) implements Action {
    public Sun {
      if (percent != 0) {
        check("the sun is", percent, 100, "%");
      }
    }

    @Override
    public String toString() {
      return "sun " + percent + " %";
    }
  }

  /**
   * The battery is charged so far.
   *
   * @param percent 1 to 100
   * @param lasts until it is empty; null means that it is kept charged
   */
  record Battery(int percent, @Nullable Duration lasts) implements Action {
    public Battery {
      check("a battery is charged", percent, 100, "%");
    }

    @Override
    public String toString() {
      return "battery " + percent + " %" + (lasts == null ? "" : " lasts " + Times.length(lasts));
    }
  }

  /** Dirt takes so much of the light, 1 to 100 %. */
  record Dirt(int percent) implements Action {
    public Dirt {
      check("dirt takes", percent, 100, "%");
    }

    @Override
    public String toString() {
      return "dirt " + percent + " %";
    }
  }

  /** Somebody cleans the sensors. */
  record Cleaned() implements Action {
    @Override
    public String toString() {
      return "cleaned";
    }
  }

  /**
   * The handle of a bag hangs so far from the sensors and hides the waste.
   *
   * @param millimetres 1 to 4,000
   * @param time until it is gone; null means that it stays
   */
  record Handle(int millimetres, @Nullable Duration time) implements Action {
    public Handle {
      check("a handle hangs at", millimetres, 4_000, "mm");
    }

    @Override
    public String toString() {
      return "handle at " + millimetres + " mm" + lasting(time);
    }
  }

  /** A part fails. */
  record PartFault(Fault fault) implements Action {
    @Override
    public String toString() {
      var text = new StringBuilder("fault ");
      text.append(fault.part().word()).append(' ').append(fault.kind().word());
      fault
          .kind()
          .argument()
          .ifPresent(argument -> text.append(' ').append(argument.print(fault.number())));
      if (!fault.certain()) {
        text.append(" with probability ").append(fault.percent().toPlainString()).append(" %");
      }
      return text.append(fault.single() ? " once" : "").append(lasting(fault.time())).toString();
    }
  }

  private static String lasting(@Nullable Duration time) {
    return time == null ? "" : " for " + Times.length(time);
  }

  private static void check(String what, int value, int most, String unit) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          "%s 1 to %,d %s, but this is %,d".formatted(what, most, unit, value));
    }
  }
}
